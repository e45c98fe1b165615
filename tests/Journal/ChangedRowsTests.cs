using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.DependencyInjection;
using Programme.Enrolment;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>What the audit keeps of a change: each row with its old and its new values.</summary>
public sealed class ChangedRowsTests
{
    [SkippableTheory, EachStore]
    public async Task A_new_row_has_no_old_values_a_removed_one_no_new_values_and_a_changed_one_both_of_what_changed(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var writer = programme.Writer();

        await writer.AddAsync("360");
        await writer.SaveAsync(GivenWriter.Change(), async (db, cancel) =>
        {
            (await OfAsync(db, cancel)).Property(row => row.Name).CurrentValue = "After";
            return GivenWriter.Answer("changed");
        });
        await writer.SaveAsync(GivenWriter.Change(), async (db, cancel) =>
        {
            (await OfAsync(db, cancel)).State = EntityState.Deleted;
            return GivenWriter.Answer("removed");
        });

        await using var read = programme.Services.GetRequiredService<Store<EnrolmentDb>>().Read(Scope.All);
        var details = await read.Audit.OrderBy(row => row.Sequence).Select(row => row.Details!).ToListAsync();
        const string row = """{"rows":[{"entity":"AuthorityRow","key":"360|0001-01-01",""";
        Assert.StartsWith(row + "\"new\":{", details[^3], StringComparison.Ordinal);
        Assert.Contains("\"Name\":\"Authority 360\"", details[^3], StringComparison.Ordinal);
        Assert.Contains("\"DsaSignedOn\":null", details[^3], StringComparison.Ordinal);
        Assert.Equal(row + "\"old\":{\"Name\":\"Authority 360\"},\"new\":{\"Name\":\"After\"}}]}", details[^2]);
        Assert.StartsWith(row + "\"old\":{", details[^1], StringComparison.Ordinal);
        Assert.Contains("\"Name\":\"After\"", details[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("\"new\"", details[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_more_than_fifty_rows_the_rest_is_counted()
    {
        await using var programme = await RunningProgramme.StartAsync();

        await programme.Writer().SaveAsync(GivenWriter.Change(), (db, _) =>
        {
            db.AddRange(Enumerable.Range(100, 53).Select(code => GivenWriter.Authority($"{code}")));
            return Task.FromResult(GivenWriter.Answer("many"));
        });

        await using var read = programme.Services.GetRequiredService<Store<EnrolmentDb>>().Read(Scope.All);
        var details = await read.Audit.OrderBy(row => row.Sequence).Select(row => row.Details!).LastAsync();
        Assert.Equal(50, details.Split("\"entity\"").Length - 1);
        Assert.EndsWith("],\"and_more\":3}", details, StringComparison.Ordinal);
    }

    private static async Task<EntityEntry<AuthorityRow>> OfAsync(EnrolmentDb db,
        CancellationToken cancel)
    {
        var stored = await db.Authorities.SingleAsync(row => row.LaCode == "360", cancel);
        return db.Attach(stored);
    }
}
