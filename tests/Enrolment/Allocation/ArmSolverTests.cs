using System.Globalization;
using Programme.Access.V1;

namespace Programme.Tests;

/// <summary>A solver over everything that a blinded role gets of random programmes, before the release and between release and
/// unmasking. <c>PROGRAMME_ARM_PROGRAMMES</c> makes the run longer: of the programmes a half, at most twelve, are learnt from.
/// <c>PROGRAMME_ARM_FIRST</c> is the seed of the first, so that a long run can be made in parts.</summary>
[Trait("Promise", "S3")]
public sealed class ArmSolverTests
{
    private static readonly int Programmes = Setting("PROGRAMME_ARM_PROGRAMMES", 4);
    private static readonly int First = Setting("PROGRAMME_ARM_FIRST", 1);

    private static readonly Role[] Blinded = [Role.ProgrammeLead, Role.LaDataOfficer, Role.DataManager, Role.Statistician, Role.Operator,
        Role.MetricsReader];

    [Fact]
    public async Task No_blinded_role_finds_an_arm_better_than_by_chance_but_the_exact_denominators_of_costs_would_tell_them()
    {
        var known = new List<Dictionary<string, Harvest>>();
        var (found, planted, seed) = (new List<string>(), 0, First);
        for (var learnt = Math.Min(12, Programmes / 2); known.Count < learnt; seed++)
            known.Add(await HarvestAsync(seed));
        var equations = known[0].Keys.ToDictionary(who => who, who => ArmSolver.Learn([.. known.Select(harvest => harvest[who])]));
        known.Clear();

        // What a programme told is attacked at once and not kept: a long run needs the memory of one.
        for (; seed < First + Programmes; seed++)
        {
            foreach (var (who, harvest) in await HarvestAsync(seed))
            {
                var told = ArmSolver.Solve(harvest, equations[who]).Distinct().Count();
                if (who == Planted)
                    planted += told;
                else if (told > 0)
                    found.Add($"programme {seed}, {who}: {told} schools by {string.Join("; ", equations[who].Take(5))}");
            }
        }
        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.True(planted > 0, "The solver does not find what it should.");
    }

    /// <summary>Whoever would get what the analyst of costs gets of the schools that were reached.</summary>
    private const string Planted = "planted";

    private static int Setting(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;

    private static async Task<Dictionary<string, Harvest>> HarvestAsync(int seed)
    {
        var made = new MadeProgramme(seed, 5, 6, 3, 5, 3, 5, 7, 3);
        var treated = made.Draw(1_000 + seed);
        await using var twin = await ArmTwin.SealedAsync(made, treated);
        var harvests = new Dictionary<string, Harvest>();
        foreach (var role in Blinded)
            harvests[$"{role}, sealed"] = new(made, treated, await NumbersAsync(twin, role));
        await twin.ReleaseAsync();
        foreach (var role in Blinded)
            harvests[$"{role}, released"] = new(made, treated, await NumbersAsync(twin, role));
        harvests[Planted] = new(made, treated, await NumbersAsync(twin, Role.CostAnalyst, "SummariseCosts"));
        return harvests;
    }

    private static async Task<Dictionary<string, double>> NumbersAsync(ArmTwin twin, Role role, string rpc = "")
    {
        var numbers = new Dictionary<string, double>();
        foreach (var (asked, text) in await EveryAnswer.OfAsync(twin, role))
        {
            foreach (var (place, number) in asked.Contains(rpc, StringComparison.Ordinal) ? ArmSolver.Numbers(asked, text) : [])
                numbers[place] = number;
        }
        return numbers;
    }
}
