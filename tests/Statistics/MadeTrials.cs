using CsCheck;
using Programme.Statistics;

namespace Programme.Tests;

/// <summary>Small trials with everything that goes wrong in real ones: no contacts, no baseline, a stratum in one arm, nobody
/// answering.</summary>
internal static class MadeTrials
{
    private static readonly Gen<TrialSchool> Sounds =
        from contacts in Gen.Int[3, 60]
        from share in Gen.Double[0.05, 0.95]
        from before in Gen.Int[5, 60]
        from share0 in Gen.Double[0.05, 0.95]
        from sessions in Gen.Int[0, 10]
        select new TrialSchool("", "", 0, 900, 12, contacts, Math.Round(share * contacts), before, Math.Round(share0 * before), sessions);

    public static readonly Gen<TrialData> Any =
        from schools in Gen.Int[2, 4].SelectMany(strata => Schools(strata).List[4, 14])
        from persons in Person(schools.Count).List[0, 20]
        from tenures in Tenure(schools.Count).List[0, 20]
        select new TrialData(
            "made", 12, [.. schools.Select((school, at) => school with { Id = Mark(at) })],
                [.. schools.SelectMany((school, at) => Months(school, Mark(at)))],
            [new TrialScale("", [.. persons.Select((person, at) => person with { Id = $"P{at:00}" })])],
            [new TenureGroup("", [.. tenures.Select((tenure, at) => tenure with { Id = $"T{at:00}" })])]);

    /// <summary>Strata with four schools of each arm at least, contacts in all: the model always has an estimate.</summary>
    public static readonly Gen<IReadOnlyList<TrialSchool>> Sound =
        from strata in Gen.Int[2, 4]
        from schools in Sounds.List[strata * 8, strata * 8]
        select (IReadOnlyList<TrialSchool>)[.. schools.Select((school, at) =>
            school with { Id = Mark(at), Stratum = $"LA{at % strata}", Arm = at / strata % 2 })];

    public static string Mark(int at) => $"S{at:000}";

    private static Gen<TrialSchool> Schools(int strata) =>
        from stratum in Gen.Int[1, strata]
        from arm in Gen.Int[0, 1]
        from months in Gen.Frequency((1, Gen.Const(0)), (6, Gen.Const(12)))
        from contacts in Gen.Frequency((1, Gen.Const(0)), (4, Gen.Int[1, 30]))
        from nfa in Gen.Frequency((1, Gen.Const(0)), (1, Gen.Const(contacts)), (4, Gen.Int[0, contacts]))
        from before in Gen.Frequency((1, Gen.Const(0)), (4, Gen.Int[1, 30]))
        from nfaBefore in Gen.Int[0, before]
        from pupils in Gen.Frequency((1, Gen.Const(0)), (20, Gen.Int[200, 1500]))
        from sessions in Gen.Int[0, 10]
        from cost in Gen.Int[0, 5000]
        select new TrialSchool("", $"LA{stratum}", arm, pupils, months, months == 0 ? null : contacts, months == 0 ? null : nfa, before,
            nfaBefore, sessions)
        {
            Costs = new SchoolCosts(cost, cost / 2.0, cost / 4.0, 100),
            FreeMealsPercent = 20,
        };

    private static IEnumerable<SchoolMonth> Months(TrialSchool school, string mark)
    {
        for (var month = 1; month <= school.MonthsReported; month++)
            yield return new SchoolMonth(mark, month, month == 1 ? school.Contacts!.Value : 0, month == 1 ? school.Nfa!.Value : 0);
    }

    private static Gen<TrialPerson> Person(int schools) =>
        from school in Gen.Int[0, schools - 1]
        from before in Gen.Int[-3, 30]
        from after in Gen.Int[-5, 30]
        select new TrialPerson("", Mark(school), before < 0 ? null : before, after < 0 ? null : after);

    private static Gen<TrialTenure> Tenure(int schools) =>
        from school in Gen.Int[0, schools - 1]
        from start in Gen.Frequency((3, Gen.Const(0)), (1, Gen.Int[1, 100]))
        from length in Gen.Int[1, 200]
        from left in Gen.Bool
        select new TrialTenure("", Mark(school), start, start + length, left, start == 0);
}
