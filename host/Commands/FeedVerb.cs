using System.CommandLine;
using Google.Protobuf;
using Programme.Delivery.V1;
using Programme.Journal;
using Spectre.Console;

namespace Programme.Host;

/// <summary>Addresses of supervisors' calendars.</summary>
internal static class FeedVerb
{
    private static readonly Argument<string> Supervisor = new("supervisor") { Description = "Reference of the supervisor." };
    private static readonly Argument<string> Feed = new("feed") { Description = "Reference of the feed." };
    private static readonly Option<string> La = new("--la") { Description = "Only this authority's." };

    public static Command Command(Func<ParseResult, Target> target)
    {
        var issue = new Command("issue",
            "Make a secret address of a supervisor's sessions for their calendar. It is shown once; only its hash is kept.") { Supervisor };
        issue.SetAction((parsed, cancel) => IssueAsync(target(parsed), parsed.GetValue(Supervisor)!, cancel));
        var list = new Command("list", "List the feeds, without addresses.") { La };
        list.SetAction((parsed, cancel) => ListAsync(target(parsed), parsed.GetValue(La) ?? "", cancel));
        var revoke = new Command("revoke", "End a feed: its address is not there any more.") { Feed };
        revoke.SetAction((parsed, cancel) => RevokeAsync(target(parsed), parsed.GetValue(Feed)!, cancel));
        return new Command("feed", "Addresses of supervisors' calendars (iCalendar).") { issue, list, revoke };
    }

    /// <summary>Prints the path alone, so that a script can put the public address of the host before it.</summary>
    public static async Task<int> IssueAsync(Target target, string supervisorRef, CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(target, cancel);
        var made = await new ScheduleService.ScheduleServiceClient(session.Calls)
            .IssueCalendarFeedAsync(new() { SupervisorRef = supervisorRef }, cancellationToken: cancel);
        Console.WriteLine(target.Json ? JsonFormatter.Default.Format(made) : made.Path);
        await Console.Error.WriteLineAsync($"Feed {made.Feed.FeedRef} of {made.Feed.SupervisorRef}. Put the host's address before it. "
            + "Whoever has it can read it, and it is not shown again.");
        return ExitCodes.Done;
    }

    public static async Task<int> ListAsync(Target target, string laCode, CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(target, cancel);
        var feeds = await FeedsAsync(new ScheduleService.ScheduleServiceClient(session.Calls), laCode, cancel);
        if (target.Json)
        {
            Console.WriteLine(JsonFormatter.Default.Format(new ListCalendarFeedsResponse { Feeds = { feeds } }));
            return ExitCodes.Done;
        }
        var table = new Table().AddColumns("Feed", "Supervisor", "Authority", "Made", "Works");
        foreach (var feed in feeds)
            table.Row(feed.FeedRef, feed.SupervisorRef, feed.LaCode, Texts.Day(feed.IssuedAt),
                feed.RevokedAt is { } revoked ? $"revoked on {Texts.Day(revoked)}" : "until revoked");
        Texts.Write(table);
        return ExitCodes.Done;
    }

    public static async Task<int> RevokeAsync(Target target, string feedRef, CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(target, cancel);
        var revoked = await new ScheduleService.ScheduleServiceClient(session.Calls)
            .RevokeCalendarFeedAsync(new() { FeedRef = feedRef }, cancellationToken: cancel);
        Console.WriteLine($"Feed {revoked.Feed.FeedRef} of {revoked.Feed.SupervisorRef} works no more.");
        return ExitCodes.Done;
    }

    private static Task<List<CalendarFeed>> FeedsAsync(ScheduleService.ScheduleServiceClient schedule, string laCode,
        CancellationToken cancel) => Pages.AllAsync(async token =>
    {
        var page = await schedule.ListCalendarFeedsAsync(new() { LaCode = laCode, PageSize = 1_000, PageToken = token },
            cancellationToken: cancel);
        return (page.Feeds, page.NextPageToken);
    });
}
