using System.CommandLine;

namespace Programme.Host.Commands;

/// <summary>The demonstration.</summary>
internal static class DemoVerb
{
    public static Command Command(Func<ParseResult, Target> target) => new("demo", "Run a fictitious programme through the real API.");
}
