using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

/// <summary>Given: a register that changes while the trial runs. The list is that of <see cref="GivenPosts.ListedSchoolsAsync"/>.</summary>
internal static class GivenHistory
{
    /// <summary>Listed school 350001 closes, 350002 gets another name and number of pupils, 351001 moves from 351 to 350; school
    /// 350009 opens; one outside the trial gets another name.</summary>
    public static readonly string[] Later =
    [
        Line(350001, status: "Closed", closed: "31-12-2021", reason: "Closure"), Line(350002, name: "B School", pupils: "950"),
            Line(350003, phase: "Primary"),
        Line(350009), Line(351001), Line(999001, la: "999", name: "Elsewhere"),
    ];

    /// <summary>Closings that go with <see cref="Links"/>.</summary>
    public static readonly string[] Successors =
    [
        Line(350001, status: "Closed", closed: "31-10-2021", reason: "Academy Converter"),
        Line(350002, status: "Closed", closed: "31-12-2021", reason: "Result of Amalgamation/Merger"),
        Line(351001, la: "351", status: "Closed", closed: "31-12-2021", reason: "Result of Amalgamation/Merger"),
        Line(360001, name: "A Academy"), Line(360002, name: "United Academy"),
    ];

    /// <summary>350001 becomes 360001; 350002 and 351001 become 360002; 351001 was 340001 until 2012.</summary>
    public static readonly string[] Links =
    [
        "340001,351001,Successor,01-04-2012", "351001,340001,Predecessor,01-04-2012",
        "350001,360001,Successor,01-11-2021", "360001,350001,Predecessor,01-11-2021",
        "350002,360002,Successor - merged,01-01-2022", "360002,350002,Predecessor - merged,01-01-2022",
        "360002,351001,Predecessor - merged,01-01-2022", "360001,360002,Sixth Form Centre Link,01-01-2022",
    ];

    /// <summary>A programme whose units converted and merged.</summary>
    public static async Task<Client> ConvertedSchoolsAsync(this RunningProgramme programme)
    {
        var enrolment = await programme.ListedSchoolsAsync();
        await enrolment.ImportExtractAsync(20220301, Successors);
        await enrolment.ImportLinksAsync(Links);
        return enrolment;
    }
}
