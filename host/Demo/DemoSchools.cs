using System.Globalization;

namespace Programme.Host;

/// <summary>A school of the demonstration.</summary>
internal sealed record DemoSchool(string Urn, string LaCode, string Name, string Type, string Phase, string Status, int? Pupils,
    bool Eligible)
{
    /// <summary>Opted out before the list is frozen.</summary>
    public bool OptsOut { get; init; }
}

/// <summary>The register, in the layout of the GIAS extract: eligible schools, and some that are not.</summary>
internal static class DemoSchools
{
    private const int FirstUrn = 900_001;

    private static readonly string[] Beginnings = ["Quill", "Varrow", "Ostren", "Pellin", "Cinder", "Thistle", "Marrow", "Ellow", "Sorrel",
        "Tansy", "Umber", "Yarrow"];
    private static readonly string[] Endings = ["spire", "reach", "combe", "holt", "mere", "croft", "fold", "garth"];
    private static readonly string[] Kinds = ["Academy", "High School", "School", "Community College", "Park School", "Grange Academy"];

    private static readonly (string Type, double Weight)[] Types =
    [
        ("Academy converter", 40), ("Academy sponsor led", 20), ("Community school", 16), ("Voluntary aided school", 10),
            ("Foundation school", 8),
        ("Free schools", 5), ("University technical college", 1),
    ];

    private static readonly (string Type, string Phase, string Status)[] NotEligible =
    [
        ("Community school", "Primary", "Open"), ("Academy converter", "Primary", "Open"),
            ("Other independent school", "Not applicable", "Open"),
        ("Academy special converter", "Not applicable", "Open"), ("Community school", "Secondary", "Closed"),
    ];

    public static IReadOnlyList<DemoSchool> Make(DemoSettings settings, IReadOnlyList<DemoAuthority> authorities, DemoDice dice)
    {
        var names = (from kind in Kinds from ending in Endings from beginning in Beginnings select $"{beginning}{ending} {kind}").ToList();
        var weights = authorities.Select(_ => 1 + dice.Unit()).ToList();
        var schools = new List<DemoSchool>();
        for (var at = 0; at < authorities.Count; at++)
        {
            foreach (var (type, phase, status) in NotEligible)
                schools.Add(School(authorities[at], type, phase, status, eligible: false));
            foreach (var _ in Enumerable.Range(0, Share(weights, at, settings.EligibleSchools)))
                schools.Add(School(authorities[at], dice.Pick(Types), dice.Pick(("Secondary", 9.0), ("All-through", 1.0)),
                    dice.Chance(0.01) ? "Open, but proposed to close" : "Open", eligible: true));
        }
        return WithOptOuts(settings, schools, dice);

        DemoSchool School(DemoAuthority authority, string type, string phase, string status, bool eligible) => new(
            (FirstUrn + schools.Count).ToString(CultureInfo.InvariantCulture), authority.LaCode, names[schools.Count % names.Count],
            type, phase, status, eligible && dice.Chance(0.006) ? null : dice.Between(560, 1_620), eligible);
    }

    public static DemoList ListOf(DemoSettings settings, IEnumerable<DemoSchool> schools, IEnumerable<DemoAuthority> authorities)
    {
        var names = authorities.ToDictionary(authority => authority.LaCode, authority => authority.Name);
        var csv =
            new DemoCsv("URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus "
                + "(name),OpenDate,CloseDate,PhaseOfEducation (name),NumberOfPupils,Country (name)");
        var number = 0;
        foreach (var school in schools)
        {
            var closed = school.Status == "Closed" ? $"31-08-{settings.FirstOn.Year}" : "";
            csv.Add(school.Urn, school.LaCode, names[school.LaCode], $"{++number % 10_000:0000}", school.Name, school.Type, school.Status,
                "01-09-2012", closed, school.Phase, school.Pupils, "Nowhere");
        }
        return csv.As($"edubasealldata{settings.FirstOn:yyyyMMdd}.csv");
    }

    /// <summary>The schools' share of one authority, so that the shares add up.</summary>
    private static int Share(List<double> weights, int at, int schools)
    {
        int UpTo(int count) => (int)Math.Round(schools * weights.Take(count).Sum() / weights.Sum(), MidpointRounding.AwayFromZero);
        return UpTo(at + 1) - UpTo(at);
    }

    private static List<DemoSchool> WithOptOuts(DemoSettings settings, List<DemoSchool> schools, DemoDice dice)
    {
        for (var left = settings.OptOuts; left > 0;)
        {
            var at = dice.Between(0, schools.Count - 1);
            if (!schools[at].Eligible || schools[at].OptsOut)
                continue;
            schools[at] = schools[at] with { OptsOut = true };
            left--;
        }
        return schools;
    }
}
