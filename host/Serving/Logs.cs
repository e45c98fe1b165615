using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace Programme.Host;

/// <summary>Logs go to standard error: text for people, or compact JSON (<c>Log:Format=json</c>). No personal data.</summary>
internal static class Logs
{
    public static Action<LoggerConfiguration> Configure(Settings settings) => log =>
    {
        var level = Enum.TryParse<LogEventLevel>(settings.LogLevel, ignoreCase: true, out var parsed) ? parsed : LogEventLevel.Information;
        Levels(log, level);
        if (settings.LogJson)
            log.WriteTo.Console(new CompactJsonFormatter(), standardErrorFromLevel: LogEventLevel.Verbose);
        else
            log.WriteTo.Console(formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Verbose);
    };

    /// <summary>Of the frameworks only warnings, whatever the level: their lines below it repeat paths and bodies of requests.</summary>
    public static LoggerConfiguration Levels(LoggerConfiguration log, LogEventLevel level) => log.MinimumLevel.Is(level)
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        .MinimumLevel.Override("Grpc", LogEventLevel.Warning)
        // Anybody can send what is no answer of the provider; ours says so once, without what was sent.
        .MinimumLevel.Override("Microsoft.AspNetCore.Authentication", LogEventLevel.Fatal)
        // Why it did not start is told by the exception, in one sentence, not here with a stack.
        .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
        .MinimumLevel.Override("Microsoft.Hosting.Lifetime", level);
}
