using System.Security.Cryptography;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Programme.Disclosure;
using Programme.Journal;
using Programme.Outcomes.Data;
using Programme.Outcomes.Model;

namespace Programme.Outcomes;

/// <summary>What has left: cell name to figure, and the counts' schools.</summary>
/// <param name="Figures">By the names of <see cref="PeriodTable"/>.</param>
/// <param name="Tallies">The counts behind it; only their authority, month and schools may leave.</param>
/// <param name="Schools">Different schools behind the sums to date, by authority.</param>
internal sealed record PublishedContacts(IReadOnlyDictionary<string, Shown> Figures, IReadOnlyList<Tally> Tallies, IReadOnlyDictionary<string, int> Schools);

/// <summary>
/// Decides which contact figures leave, once for all readers: <c>/metrics</c> and the RPC show the same. When the counts
/// changed since the last publication a new one is decided against the ledger of everything that left before, and both
/// are stored before anything leaves; otherwise the last one is shown again.
/// </summary>
internal sealed class ContactPublication(Store<OutcomesDb> store, Commit<OutcomesDb> commit, Trial trial, TimeProvider clock, ILogger<ContactPublication> log)
{
    private const string Method = "/programme.outcomes.v1.OutcomesService/ListContactFigures";

    /// <summary>The figures as they may leave now.</summary>
    public async Task<PublishedContacts> CurrentAsync(CancellationToken cancel)
    {
        await using var db = store.Read(Scope.All);
        var sums = await db.TalliesInForceAsync(DateOnly.MaxValue, cancel);
        var tallies = (await db.DefinitionsAsync(cancel)).Apply(sums);
        var last = await LastAsync(db, cancel);
        if (last?.Basis == BasisOf(tallies))
            return Published(Parse<Dictionary<string, Shown>>(last.Figures), sums, tallies);

        var change = new Change(Caller.System, Method, "", [], cancel) { Details = JsonSerializer.Serialize(new { published = PublicationRow.Contacts, basis = BasisOf(tallies) }) };
        PublishedContacts? published = null;
        await commit.SaveAsync(change, async (writing, stop) =>
        {
            published = await PublishAsync(writing, stop);
            return new Empty();
        });
        return published!;
    }

    private async Task<PublishedContacts> PublishAsync(OutcomesDb db, CancellationToken cancel)
    {
        var sums = await db.TalliesInForceAsync(DateOnly.MaxValue, cancel);
        var tallies = (await db.DefinitionsAsync(cancel)).Apply(sums);
        var last = await LastAsync(db, cancel);
        var earlier = last is null ? Ledger.Empty : Parse<Ledger>(last.Ledger);
        var publication = Release.Decide(ContactTable.Of(tallies, trial.FirstOn.ToMonth(), FigurePolicies.Contacts), FigurePolicies.Contacts, earlier);
        if (publication.Unprotected.Count > 0)
            log.LogWarning("{Counts} small counts can be worked out from figures that left earlier", publication.Unprotected.Count);
        var row = new PublicationRow
        {
            Name = PublicationRow.Contacts,
            Number = (last?.Number ?? 0) + 1,
            PublishedAt = clock.GetUtcNow(),
            Basis = BasisOf(tallies),
            Figures = JsonSerializer.Serialize(publication.Figures),
            Ledger = JsonSerializer.Serialize(publication.Ledger),
        };
        if (last is null)
            db.Add(row);
        else
            db.Entry(last).CurrentValues.SetValues(row);
        return Published(publication.Figures, sums, tallies);
    }

    private PublishedContacts Published(IReadOnlyDictionary<string, Shown> figures, List<ReturnTally> sums, List<Tally> tallies) => new(figures, tallies,
        sums.DifferentSchools(trial.FirstOn.ToMonth(), trial.LastOn.ToMonth(), FigurePolicies.Contacts.LeastContributors));

    private static Task<PublicationRow?> LastAsync(OutcomesDb db, CancellationToken cancel) =>
        db.Publications.SingleOrDefaultAsync(row => row.Name == PublicationRow.Contacts, cancel);

    private static string BasisOf(List<Tally> tallies) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { ContactTable.Rule, FigurePolicies.Contacts, tallies })));

    private static T Parse<T>(string json) => JsonSerializer.Deserialize<T>(json)!;
}
