using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Programme.Access.V1;
using Programme.Enrolment;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Between draw and release nothing shows an arm to anybody. RPCs are found in the contracts: a new one is walked too.</summary>
[Trait("Promise", "S3")]
public sealed class ConcealmentTests
{
    private static readonly Role[] Roles = [.. Enum.GetValues<Role>().Except([Role.Unspecified, Role.Local, Role.System])];
    private static readonly Role[] OfAuthority = [Role.LaCoordinator, Role.Supervisor, Role.LaDataOfficer];
    private static readonly Role[] Blinded = [Role.ProgrammeLead, Role.Statistician, Role.DataManager, Role.LaDataOfficer, Role.Operator,
        Role.MetricsReader];

    [Fact]
    public void The_walk_finds_the_rpcs_that_can_show_an_arm()
    {
        var found = ArmWalk.ShowingArms().Select(rpc => rpc.Name).ToList();

        Assert.Empty(new[] { "ListAllocations", "SummariseAllocation", "RevealDraw", "SummariseFlow", "SummariseDose" }.Except(found));
        Assert.DoesNotContain("GetList", found);
    }

    [SkippableTheory, EachStore]
    public async Task Before_the_release_no_role_and_not_the_operator_is_shown_an_arm_by_any_rpc(string store)
    {
        var (programme, _) = await GivenList.SealedAsync(store);
        await using var running = programme;

        Assert.Empty(await ArmWalk.ShownAsync(programme.Invoker(), "local"));
        foreach (var role in Roles)
            Assert.Empty(
                await ArmWalk.ShownAsync(programme.Invoker(await programme.KeyAsync(role, OfAuthority.Contains(role) ? ["350"] : [])),
                    $"{role}"));
    }

    [SkippableTheory, EachStore]
    public async Task After_it_blinded_roles_are_still_shown_none(string store)
    {
        var (programme, _) = await GivenList.DrawnAsync(store);
        await using var running = programme;

        Assert.NotEmpty(await ArmWalk.ShownAsync(programme.Invoker(), "local"));
        foreach (var role in Blinded)
        {
            var shown =
                await ArmWalk.ShownAsync(programme.Invoker(await programme.KeyAsync(role, OfAuthority.Contains(role) ? ["350"] : [])),
                    $"{role}");
            Assert.Empty(shown);
        }
    }

    [SkippableTheory, EachStore]
    public async Task Before_the_release_no_table_file_figure_log_line_or_audit_row_holds_an_arm_or_the_seed(string store)
    {
        var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        await programme.DrawAsync(allocation, hash, GivenList.Seed);
        var auditor = await programme.ClientAsync<AccessService.AccessServiceClient>(Role.Auditor);
        var lines = DrawnLines(allocation.GetList(new()).Schools);

        var places = new Dictionary<string, string>
        {
            ["metrics"] = string.Join('\n', await programme.ScrapeAsync()),
            ["log"] = string.Join('\n', programme.Log),
            ["audit"] =
                string.Join('\n', auditor.ListAuditEntries(new() { Module = "enrolment" }).Entries.Select(entry => entry.ToString())),
            ["tables"] = await TablesAsync(programme, store),
        };
        foreach (var file in Directory.EnumerateFiles(programme.Folder, "*.db*"))
            places[Path.GetFileName(file)] = Encoding.Latin1.GetString(await ReadAsync(file));

        var digests = await DigestsAsync(programme);
        foreach (var (place, stored) in places)
        {
            var text = digests.Aggregate(stored, (rest, digest) => rest.Replace(digest, "\n", StringComparison.Ordinal));
            Assert.All(lines, line => Assert.False(text.Contains(line, StringComparison.Ordinal), $"{place} has {line}"));
            Assert.False(text.Contains(GivenList.Seed, StringComparison.OrdinalIgnoreCase)
                || text.Contains(Encoding.Latin1.GetString(Convert.FromHexString(GivenList.Seed)), StringComparison.Ordinal),
                $"{place} has the seed");
            Assert.False(ArmWalk.SchoolWithArm().IsMatch(text), $"{place}: {ArmWalk.SchoolWithArm().Match(text)}");
        }
        await using var db = programme.Services.GetRequiredService<Store<EnrolmentDb>>().Read(Scope.All);
        Assert.Empty(db.Allocations);
    }

    [SkippableTheory, EachStore]
    public async Task An_imported_allocation_is_sealed_as_well(string store)
    {
        var (programme, allocation, _) = await GivenList.FrozenAsync(store);
        await using var running = programme;

        await allocation.ImportAllocationAsync(
            "350,170001,T\n350,170002,C\n350,170003,T\n350,170004,C\n351,170006,T\n351,170007,T\n351,170008,C\n");

        Assert.Empty(await ArmWalk.ShownAsync(programme.Invoker(), "local"));
        var digests = await DigestsAsync(programme);
        Assert.DoesNotMatch(ArmWalk.SchoolWithArm(), digests.Aggregate(await TablesAsync(programme, store),
            (rest, digest) => rest.Replace(digest, "\n", StringComparison.Ordinal)));
    }

    private static List<string> DrawnLines(IEnumerable<ListedSchool> schools)
    {
        var list = CanonicalList.Of(schools.Select(school => new Unit(school.LaCode, school.Urn)));
        return [.. Draw.Allocate(DrawTerms.Of(Trial.Default.Id, AllocationMode.Fixed, [], GivenList.Beacon), list,
            Seed.Parse(GivenList.Seed)!).Select(drawn => Draw.Line(drawn).Trim())];
    }

    /// <summary>The digests of rows, which follow the rows' keys. They look random: one in some thousands begins like an arm.</summary>
    private static async Task<List<string>> DigestsAsync(RunningProgramme programme)
    {
        await using var db = programme.Services.GetRequiredService<Store<EnrolmentDb>>().Read(Scope.All);
        var digests = new List<string>();
        foreach (var part in await db.RowHashes.Where(row => row.Digests != null).ToListAsync())
        {
            using var reader = new BinaryReader(new MemoryStream(part.Digests!), Encoding.UTF8);
            for (var row = 0; row < part.Rows; row++)
            {
                reader.ReadString();
                digests.Add(Encoding.Latin1.GetString(reader.ReadBytes(16)));
            }
        }
        return [.. digests.Where(digest => digest.Any(letter => letter != '\0'))];
    }

    private static async Task<string> TablesAsync(RunningProgramme programme, string store)
    {
        await using var db = programme.Services.GetRequiredService<Store<EnrolmentDb>>().Read(Scope.All);
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync();
        var tables = await RowsAsync(connection,
            store == "postgres" ? "SELECT 'enrolment.' || tablename FROM pg_tables WHERE schemaname = 'enrolment'"
                : "SELECT name FROM sqlite_master WHERE type = 'table'");
        var text = new StringBuilder();
        foreach (var table in tables)
            text.AppendJoin('\n',
                await RowsAsync(connection, store == "postgres" ? $"SELECT * FROM {table.Replace(".", ".\"", StringComparison.Ordinal)}\""
                    : $"SELECT * FROM \"{table}\"")).Append('\n');
        return text.ToString();
    }

    private static async Task<List<string>> RowsAsync(DbConnection connection, string query)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount)
                .Select(column => reader.GetValue(column) is byte[] bytes ? Encoding.Latin1.GetString(bytes)
                    : $"{reader.GetValue(column)}")));
        }
        return rows;
    }

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content);
        return content.ToArray();
    }
}
