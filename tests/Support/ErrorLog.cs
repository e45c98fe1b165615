using System.Collections.Concurrent;
using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace Programme.Tests.Support;

/// <summary>What a host logged, and which errors nobody announced.</summary>
internal sealed class ErrorLog : ILogEventSink
{
    private readonly ConcurrentQueue<string> lines = new();
    private readonly ConcurrentQueue<string> errors = new();
    private readonly ConcurrentBag<string> expected = [];

    public IReadOnlyList<string> Lines => [.. lines];

    public IReadOnlyList<string> Unexpected =>
        [.. errors.Where(error => !expected.Any(text => error.Contains(text, StringComparison.Ordinal)))];

    public void Expect(string text) => expected.Add(text);

    public void Emit(LogEvent logEvent)
    {
        var line = $"{logEvent.Level} {logEvent.RenderMessage(CultureInfo.InvariantCulture)} {logEvent.Exception}";
        lines.Enqueue(line);
        if (logEvent.Level >= LogEventLevel.Error)
            errors.Enqueue(line);
    }
}
