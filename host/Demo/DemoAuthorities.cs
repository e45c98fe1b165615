namespace Programme.Host;

/// <summary>An authority of the demonstration.</summary>
/// <param name="At">Its place in the list, from 0: decides its habits.</param>
/// <param name="LaCode">A code of no authority in England.</param>
/// <param name="Name">An invented name.</param>
/// <param name="SharesDataFrom">Day on which it signs the data-sharing agreement.</param>
internal sealed record DemoAuthority(int At, string LaCode, string Name, DateOnly SharesDataFrom)
{
    /// <summary>Sends its returns two to three months late.</summary>
    public bool IsLate => At == 7;

    /// <summary>Signed the data-sharing agreement in the middle of November.</summary>
    public bool SignedLate => At == 6;

    /// <summary>Had nobody for some weeks in the winter.</summary>
    public bool HasVacancy => At == 3;

    /// <summary>Sends nothing for these months of the trial (0 = September).</summary>
    public IReadOnlyList<int> MissingMonths => At == 4 ? [2, 3] : [];

    /// <summary>Sends this month of the trial again, corrected; -1 = none.</summary>
    public int RestatedMonth => At switch { 1 => 1, 5 => 3, _ => -1 };
}

/// <summary>local-authorities.csv: ten authorities that do not exist.</summary>
internal static class DemoAuthorities
{
    private static readonly string[] Names =
        ["Ostrenshire", "Pellinwick", "Quillmere", "Varrowdale", "Ellowholt", "Cindermarsh", "Thistlemoor", "Junipershire", "Brackenreach",
            "Marrowfield"];

    public static IReadOnlyList<DemoAuthority> Make(DemoSettings settings, DemoDice dice)
    {
        var authorities = new List<DemoAuthority>();
        for (var at = 0; at < settings.Authorities; at++)
        {
            var usual = new DateOnly(settings.FirstOn.Year, 5, 20).AddDays(dice.Between(0, 50));
            var name = at < Names.Length ? Names[at] : $"New {Names[at % Names.Length]}";
            var authority = new DemoAuthority(at, DemoSettings.CodeOf(at), name, usual);
            authorities.Add(authority.SignedLate ? authority with { SharesDataFrom = new DateOnly(settings.FirstOn.Year, 11, 15) }
                : authority);
        }
        return authorities;
    }

    public static DemoList ListOf(DemoSettings settings, IEnumerable<DemoAuthority> authorities)
    {
        var csv = new DemoCsv("la_code,gss_code,name,region,mou_signed_on,dsa_signed_on");
        foreach (var authority in authorities)
        {
            DateOnly? signed = authority.SharesDataFrom <= settings.AsOf ? authority.SharesDataFrom : null;
            csv.Add(authority.LaCode, $"X00000{authority.LaCode}", authority.Name, "Fictitious",
                new DateOnly(settings.FirstOn.Year, 5, 3).AddDays(authority.At), signed);
        }
        return csv.As("local-authorities.csv");
    }
}
