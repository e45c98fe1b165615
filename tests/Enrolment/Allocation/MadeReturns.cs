using System.Globalization;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Returns, surveys and the like of a made-up programme. None of them depends on the arms.</summary>
internal static class MadeReturns
{
    /// <summary>A month's return of an authority; each round has other counts.</summary>
    public static string Text(MadeProgramme made, string laCode, string month, int round)
    {
        var header = Truth.Text("outcomes/returns/350/2021-09.csv").Split('\n')[0].Trim();
        var extract = DateOnly.Parse($"{month}-01", CultureInfo.InvariantCulture).AddMonths(1).AddDays(9)
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return header + "\n" + string.Concat(made.Schools.Where(school => school.LaCode == laCode).Select((school, at) =>
            $"{month},{school.Urn},{12 + at + round},4,2,2,2,2,2,0,2,1,1,1,0,0,0,0,{extract},{(round == 0 ? "final" : "restated")},\n"));
    }

    /// <summary>Answers of some leads to a wave.</summary>
    public static string Surveys(MadeProgramme made, int round) => Truth.Text("outcomes/surveys.csv").Split('\n')[0].Trim() + "\n"
        + string.Concat(made.Schools.Skip(round).Select(school => $"baseline,{school.Lead},{school.Urn},2021-09-26,"
            + "50,25,50,25,75,50,50,25,50,75,25,25,50,50,25,50,75,50,50,5\n"));

    public static string Contacts(int round) => Truth.Text("outcomes/ssd_contacts_350.csv").Split('\n')[0].Trim() + "\n"
        + string.Concat(Enumerable.Range(0, 20 + round).Select(at =>
            $"C35000{at:0000},P{at:0000},2021-10-0{1 + (at % 9)},2A,School {at % 3},"
            + "\"{\"\"NFA\"\":\"\"Y\"\"}\"\n"));
}
