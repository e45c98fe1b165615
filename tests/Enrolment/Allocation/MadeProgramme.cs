using System.Globalization;
using Programme.Costs.V1;
using Programme.Enrolment.V1;

namespace Programme.Tests;

/// <summary>A made-up school: what everybody knows of it.</summary>
internal sealed record MadeSchool(string Urn, string LaCode, int? Pupils, int FreeMeals, int Deputies)
{
    public string Lead => $"L{Urn}";
}

/// <summary>A made-up programme: schools, and what is delivered to the first, second … treated school of each authority. With other
/// arms the same is delivered to other schools, so that two programmes differ in their arms and in nothing else.</summary>
internal sealed class MadeProgramme
{
    private static readonly DateOnly FirstSession = new(2021, 9, 15);

    private readonly List<(string LaCode, int Slot, int Number, string Status)> sessions = [];

    /// <param name="seed">Of everything that is at random.</param>
    /// <param name="sizes">Schools of each authority.</param>
    public MadeProgramme(int seed, params int[] sizes)
    {
        var random = new Random(seed);
        foreach (var (la, size) in sizes.Select((size, at) => ($"{350 + at}", size)))
        {
            for (var at = 0; at < size; at++)
            {
                Schools.Add(new($"{170001 + Schools.Count}", la, random.Next(6) == 0 ? null : random.Next(150, 2_000), random.Next(1, 60),
                    random.Next(3)));
            }
            for (var slot = 0; slot <= size / 2; slot++)
            {
                sessions.AddRange(Enumerable.Range(0, random.Next(1, 11))
                    .Select(number => (la, slot, number, random.Next(5) == 0 ? "cancelled" : "delivered")));
            }
        }
    }

    public List<MadeSchool> Schools { get; } = [];

    public IEnumerable<string> Authorities => Schools.Select(school => school.LaCode).Distinct();

    /// <summary>Arms drawn by the rule of the program: half of each authority, one more at random when their number is odd.</summary>
    /// <param name="seed">Of the draw.</param>
    /// <param name="like">Arms with as many treated schools in each authority as these have.</param>
    public HashSet<string> Draw(int seed, IReadOnlySet<string>? like = null)
    {
        var random = new Random(seed);
        return
        [
            .. Schools.GroupBy(school => school.LaCode).SelectMany(la => la.OrderBy(_ => random.Next()).Take(
                like is null ? (la.Count() + random.Next(2)) / 2 : la.Count(school => like.Contains(school.Urn))).ToList())
                .Select(school => school.Urn),
        ];
    }

    /// <summary>The file of arms.</summary>
    public string Allocation(IReadOnlySet<string> treated) => "la_code,urn,arm\n" + Rows(Schools, school =>
        $"{school.LaCode},{school.Urn},{(treated.Contains(school.Urn) ? 'T' : 'C')}");

    /// <summary>A school of an arm in its authority, by its place among them.</summary>
    public MadeSchool School(IReadOnlySet<string> treated, string laCode, int slot = 0, Arm arm = Arm.Intervention) =>
        Schools.Where(school => school.LaCode == laCode && treated.Contains(school.Urn) == (arm == Arm.Intervention)).ElementAt(slot);

    /// <summary>Lists that come before the draw, by the RPC that takes them, in order.</summary>
    public IEnumerable<(string Rpc, string Text)> Before() =>
    [
        ("ImportAuthorities", "la_code,gss_code,name,mou_signed_on,dsa_signed_on\n"
            + Rows(Authorities, la => $"{la},E{la},Authority {la},2021-05-01,2021-05-02")),
        ("ImportRegister", Register(0)),
        ("ImportAgreements", "urn,kind,signed_on\n" + Rows(Schools, school => $"{school.Urn},mou,2021-06-01")),
        ("ImportTermDates", "la_code,name,starts_on,ends_on,kind\n" + Rows(Authorities, la =>
            $"{la},Autumn 1,2021-09-06,2021-10-22,half_term\n{la},Autumn 2,2021-11-01,2021-12-17,half_term\n"
            + $"{la},Spring,2022-01-04,2022-04-08,half_term\n{la},Summer,2022-04-25,2022-07-22,half_term")),
        ("ImportSupervisors", "supervisor_ref,la_code,fte,grade,started_on,ended_on\n"
            + Rows(Authorities, la => $"SSW{la},{la},1.0,senior,2021-09-01,")),
        ("ImportLeads", Leads(0)),
        ("ImportList", "la_code,urn\n" + Rows(Schools, school => $"{school.LaCode},{school.Urn}")),
    ];

    /// <summary>An extract of the register; each round has other pupils and free meals.</summary>
    public string Register(int round) => GivenRegister.Header + string.Concat(Schools.Select((school, at) => GivenRegister.Line(
        int.Parse(school.Urn, CultureInfo.InvariantCulture), school.LaCode, number: $"{4001 + at}",
        pupils: round == 0 ? $"{school.Pupils}" : $"{100 + (at * 37 * round)}",
        fsm: $"{(round == 0 ? school.FreeMeals : (at * 7 * round) % 90)}")));

    /// <summary>Leads and deputies; each round one more deputy has left.</summary>
    public string Leads(int round) => "lead_ref,urn,role,started_on,ended_on,leaving_reason\n"
        + Rows(Schools, school => $"{school.Lead},{school.Urn},lead,2019-09-01,,")
        + Rows(Schools.SelectMany(school => Enumerable.Range(0, school.Deputies).Select(number => (school, number))).Select((one, at) =>
            $"D{one.school.Urn}{one.number},{one.school.Urn},deputy,2020-09-01,{(at < round ? "2021-12-31,retired" : ",")}"), row => row);

    /// <summary>What is delivered to treated schools, by the RPC that takes it, in order.</summary>
    public IEnumerable<(string Rpc, string Text)> Delivery(IReadOnlySet<string> treated)
    {
        var held = sessions.Where(session => session.Slot < Schools.Count(school => school.LaCode == session.LaCode
            && treated.Contains(school.Urn))).ToList();
        yield return ("ImportSessions", "session_ref,urn,la_code,supervisor_ref,format,mode,scheduled_on,held_on,status,cancelled_by,"
            + "reason,planned_minutes,actual_minutes,prep_minutes,travel_minutes,cases_discussed,themes,agenda_covered\n"
            + Rows(held, one => $"{Ref(one)},{School(treated, one.LaCode, one.Slot).Urn},{one.LaCode},SSW{one.LaCode},group,in_person,"
                + (one.Status == "delivered" ? $"{Day(one)},{Day(one)},delivered,,,90,80,20,30,2,1A,4"
                    : $"{Day(one)},,cancelled,la,illness,90,,,,,,")));
        yield return ("ImportAttendance", "session_ref,lead_ref,attended,absence_reason\n" + Rows(held.Where(one =>
            one.Status == "delivered"), one => $"{Ref(one)},{School(treated, one.LaCode, one.Slot).Lead},{(one.Number % 3 == 2 ? "0,illness"
                : "1,")}"));
        yield return ("ImportFeedback", "respondent_kind,lead_ref,supervisor_ref,wave,q1,q2,q3,q4,q5,q6,theme_code\n"
            + Rows(held.Where(one => one.Number == 0), one => $"dsl,{School(treated, one.LaCode, one.Slot).Lead},,midpoint,5,4,4,3,4,"
                + $"{1 + (one.Slot % 5)},"));
        yield return ("ImportCosts", Costs(treated, held.Where(one => one.Number == 0).Select(one => (one.LaCode, one.Slot))));
    }

    /// <summary>Cost lines of treated schools, authorities and the programme, with budgets; and usual practice of every control school and
    /// every second treated one, so that its sums and gaps are of an arm.</summary>
    private string Costs(IReadOnlySet<string> treated, IEnumerable<(string LaCode, int Slot)> reached)
    {
        const string year = "2021/22,2021-09-01,2022-07-31";
        return "line_ref,la_code,urn,payer,category,cost_class,amount_pence,hours,price_year,period_start,period_end,arm_attribution,"
            + "money\n"
            + Rows(reached, one => $"K{one.LaCode}{one.Slot},{one.LaCode},{School(treated, one.LaCode, one.Slot).Urn},school,cover,"
                + $"recurring,{4_000 + (100 * one.Slot)},,2021/22,2021-09-01,2021-10-31,intervention,")
            + Rows(Authorities, la => $"K{la}x,{la},,la,supervisor_salary,recurring,3000000,,{year},intervention,")
            + Rows(Authorities, la => $"B{la},{la},,la,supervisor_salary,recurring,2800000,,{year},intervention,budget")
            + Rows(new[] { "management", "it", "training" }, category =>
                $"P{category},,,programme,{category},start_up,{700_000 + (1_000 * category.Length)},,{year},intervention,")
            + $"BP,,,programme,it,start_up,650000,,{year},intervention,budget\n"
            + Rows(Authorities.SelectMany(la => new[] { Arm.Control, Arm.Intervention }.SelectMany(arm => Slots(treated, la, arm)
                .Where(slot => arm == Arm.Control || slot % 2 == 0).Select(slot => (la, arm, slot)))), one =>
                $"U{one.la}{(one.arm == Arm.Control ? "c" : "t")}{one.slot},{one.la},{School(treated, one.la, one.slot, one.arm).Urn},"
                    + $"school,cover,recurring,{2_000 + (one.arm == Arm.Control ? 700 : 0) + (50 * one.slot)},,2021/22,2021-09-01,"
                    + "2021-12-31,usual_practice,");
    }

    /// <summary>How the programme's lines are shared: a category by each basis.</summary>
    public static IEnumerable<SetAllocationRuleRequest> Rules() => new[] { ("management", AllocationBasis.Sessions),
        ("it", AllocationBasis.Schools), ("training", AllocationBasis.Pupils), ("supervisor_salary", AllocationBasis.Sessions) }.Select(
            rule => new SetAllocationRuleRequest
            {
                Category = rule.Item1,
                Basis = rule.Item2,
                ValidFrom = new() { Year = 2021, Month = 1, Day = 1 },
                Source = "made",
            });

    private IEnumerable<int> Slots(IReadOnlySet<string> treated, string laCode, Arm arm) => Enumerable.Range(0,
        Schools.Count(school => school.LaCode == laCode && treated.Contains(school.Urn) == (arm == Arm.Intervention)));

    private static string Ref((string LaCode, int Slot, int Number, string) one) => $"S{one.LaCode}-{one.Slot}-{one.Number}";

    private static string Day((string, int, int Number, string) one) =>
        FirstSession.AddDays(28 * one.Number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Rows<T>(IEnumerable<T> items, Func<T, string> row) => string.Concat(items.Select(item => row(item) + "\n"));
}
