using System.Net;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class CalendarLimitTests
{
    [Trait("Promise", "S9")]
    [Fact]
    public async Task Whoever_asks_for_calendars_too_often_is_told_to_wait_and_other_calls_go_on()
    {
        await using var programme = await RunningProgramme.StartAsync("sqlite", null, "--Calendar:PerMinute=2");
        using var http = new HttpClient { BaseAddress = programme.Http };
        var answers = new List<HttpResponseMessage>();

        for (var i = 0; i < 3; i++)
            answers.Add(await http.GetAsync(new Uri("/calendar/guess.ics", UriKind.Relative)));

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests],
            answers.Select(answer => answer.StatusCode));
        Assert.InRange(answers[2].Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/healthz", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("many")]
    public void A_limit_that_is_no_number_is_refused(string text) =>
        Assert.Throws<SettingException>(() => Settings.Read([$"--Calendar:PerMinute={text}"]).CalendarPerMinute);
}
