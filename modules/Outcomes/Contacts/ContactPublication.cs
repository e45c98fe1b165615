using System.Security.Cryptography;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Programme.Disclosure;
using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>Published contact figures by cell name, with the counts' schools and the notes for readers.</summary>
/// <param name="Figures">By the names of <see cref="PeriodTable"/>.</param>
/// <param name="Tallies">The counts behind it; only their authority, month and schools may leave.</param>
/// <param name="Schools">Different schools behind the sums to date, by authority.</param>
/// <param name="Notes">Rules and breaks.</param>
/// <param name="Shares">Counts by school, for intervals alone.</param>
internal sealed record PublishedContacts(IReadOnlyDictionary<string, Shown> Figures, IReadOnlyList<Tally> Tallies,
    IReadOnlyDictionary<string, int> Schools, FigureNotes Notes, SchoolShares Shares)
{
    /// <summary>Last day on which a figure left as another; null = none left, or it is no publication.</summary>
    public DateOnly? PublishedOn { get; init; }
}

/// <summary>
/// Decides which contact figures leave, once for all readers: <c>/metrics</c> and the RPC show the same. When the counts
/// changed since the last publication a new one is decided against the ledger of everything that left before, and both
/// are stored before anything leaves; otherwise the last one is shown again.
/// </summary>
internal sealed class ContactPublication(Store<OutcomesDb> store, Commit<OutcomesDb> commit,
    Remembered<string, PublishedContacts> remembered, ReturnSettings settings, Trial trial, TimeProvider clock,
    ILogger<ContactPublication> log)
{
    private const string Method = "/programme.outcomes.v1.OutcomesService/ListContactFigures";

    /// <summary>The figures as they may leave now.</summary>
    public async Task<PublishedContacts> CurrentAsync(CancellationToken cancel) =>
        (await remembered.GetAsync(PublicationRow.Contacts, async _ => await DecidedAsync(cancel)))!;

    /// <summary>The same for other counts, which are given as they are.</summary>
    public PublishedContacts Exact(List<ReturnTallyRow> sums, DefinitionsInForce definitions) => Published(
        Release.Decide(ContactTable.Build(definitions.Apply(sums), trial.FirstOn.ToMonth(), FigurePolicies.Exact),
            FigurePolicies.Exact).Figures, sums, definitions, FigurePolicies.Exact);

    private async Task<PublishedContacts> DecidedAsync(CancellationToken cancel)
    {
        await using var db = store.Read(Scope.All);
        var sums = await db.TalliesInForce(KnownOn.Everything).ToListAsync(cancel);
        var definitions = await db.DefinitionsAsync(DateOnly.MaxValue, cancel);
        var (last, basis) = (await LastAsync(db, cancel), BasisOf(sums, definitions));
        if (last?.Basis == basis)
            return await AgainAsync(db, last, sums, definitions, cancel);

        var change = new Change(Caller.System, Method, "", [], cancel)
        {
            Details = JsonSerializer.Serialize(new { published = PublicationRow.Contacts, basis }),
            Derived = true,
        };
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
        var sums = await db.TalliesInForce(KnownOn.Everything).ToListAsync(cancel);
        var definitions = await db.DefinitionsAsync(DateOnly.MaxValue, cancel);
        var (last, basis) = (await LastAsync(db, cancel), BasisOf(sums, definitions));
        // Another caller, or another host, may have decided it meanwhile.
        if (last?.Basis == basis)
            return await AgainAsync(db, last, sums, definitions, cancel);
        var earlier = last is null ? Ledger.Empty : Parse<Ledger>(last.Ledger);
        var publication = Release.Decide(
            ContactTable.Build(definitions.Apply(sums), trial.FirstOn.ToMonth(), FigurePolicies.Contacts), FigurePolicies.Contacts,
            earlier);
        if (publication.Unprotected.Count > 0)
            log.LogWarning("{Counts} small counts can be worked out from figures that left earlier", publication.Unprotected.Count);
        var row = new PublicationRow
        {
            Name = PublicationRow.Contacts,
            Number = (last?.Number ?? 0) + 1,
            PublishedAt = clock.GetUtcNow(),
            Basis = basis,
            Figures = JsonSerializer.Serialize(publication.Figures),
            Ledger = JsonSerializer.Serialize(publication.Ledger),
        };
        if (last is null)
            db.Add(row);
        else
            db.Entry(last).CurrentValues.SetValues(row);
        var published = Published(publication.Figures, sums, definitions, FigurePolicies.Contacts);
        return published with { PublishedOn = await KeptFigures.KeepAsync(db, published, clock.Today(), cancel) };
    }

    private async Task<PublishedContacts> AgainAsync(OutcomesDb db, PublicationRow last, List<ReturnTallyRow> sums,
        DefinitionsInForce definitions, CancellationToken cancel) =>
        Published(Parse<Dictionary<string, Shown>>(last.Figures), sums, definitions, FigurePolicies.Contacts) with
        {
            PublishedOn = await KeptFigures.LastOnAsync(db, DateOnly.MaxValue, cancel),
        };

    private PublishedContacts Published(IReadOnlyDictionary<string, Shown> figures, List<ReturnTallyRow> sums,
        DefinitionsInForce definitions, Policy policy)
    {
        var first = trial.FirstOn.ToMonth();
        var returned = sums.ConvertAll(sum => sum.ToTally());
        var notes = new FigureNotes(returned, definitions, Breaks.Find(returned, definitions, settings.PracticeMoves), first);
        return new PublishedContacts(figures, definitions.Apply(sums),
            sums.DifferentSchools(first, trial.LastOn.ToMonth(), policy.LeastContributors), notes,
            SchoolShares.Of(sums, definitions, trial, policy));
    }

    private static Task<PublicationRow?> LastAsync(OutcomesDb db, CancellationToken cancel) =>
        db.Publications.SingleOrDefaultAsync(row => row.Name == PublicationRow.Contacts, cancel);

    /// <summary>All that a figure is made of: the counts, and by which versions and definitions the intervals and notes beside them
    /// go.</summary>
    private string BasisOf(List<ReturnTallyRow> sums, DefinitionsInForce definitions) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
        {
            ContactTable.Rule,
            FigurePolicies.Contacts,
            tallies = definitions.Apply(sums),
            versions = sums.ConvertAll(sum => sum.Version),
            definitions = definitions.All,
            settings.PracticeMoves,
        })));

    private static T Parse<T>(string json) => JsonSerializer.Deserialize<T>(json)!;
}
