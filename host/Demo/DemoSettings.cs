namespace Programme.Host;

/// <summary>What the demonstration simulates. The same settings give the same programme.</summary>
/// <param name="AsOf">The day on which it stands: everything up to it has happened, the rest of the plan lies ahead.</param>
internal sealed record DemoSettings(DateOnly AsOf)
{
    /// <summary>Codes from here on are of no authority in England.</summary>
    private const int FirstCode = 980;

    /// <summary>Seed of everything that is drawn.</summary>
    public ulong Seed { get; init; } = 2021;

    /// <summary>Authorities, at most 19.</summary>
    public int Authorities { get; init; } = 10;

    /// <summary>Eligible schools over all authorities.</summary>
    public int EligibleSchools { get; init; } = 308;

    /// <summary>Schools that opt out before the list is frozen.</summary>
    public int OptOuts { get; init; } = 2;

    /// <summary>Days before <see cref="Until"/> that are recorded one by one; what is older comes in lists.</summary>
    public int RecentDays { get; init; } = 28;

    /// <summary>First day of the academic year that contains the day.</summary>
    public DateOnly FirstOn => new(AsOf.Month >= 9 ? AsOf.Year : AsOf.Year - 1, 9, 1);

    /// <summary>Last day of the trial.</summary>
    public DateOnly LastOn => new(FirstOn.Year + 1, 7, 31);

    /// <summary>First day of the year before.</summary>
    public DateOnly BaselineFirstOn => FirstOn.AddYears(-1);

    /// <summary>Last day on which something happened in the schools.</summary>
    public DateOnly Until => AsOf < LastOn ? AsOf : LastOn;

    /// <summary>From here on things are recorded one by one.</summary>
    public DateOnly RecentFrom => Until.AddDays(1 - RecentDays);

    /// <summary>The trial's id.</summary>
    public string TrialId => $"DEMO-{FirstOn.Year}";

    /// <summary>Arguments with which the host is started.</summary>
    public string[] HostArgs =>
    [
        $"--Trial:Id={TrialId}", $"--Trial:BaselineFirstOn={BaselineFirstOn:yyyy-MM-dd}",
        $"--Trial:FirstOn={FirstOn:yyyy-MM-dd}", $"--Trial:LastOn={LastOn:yyyy-MM-dd}",
    ];

    /// <summary>Code of an authority.</summary>
    public static string CodeOf(int at) => $"{FirstCode + at}";
}
