using Programme.Journal;

namespace Programme.Host;

/// <summary>The clock of a host that stands on another day: it goes on from there at the usual pace.</summary>
/// <param name="asOf">Today, for the host.</param>
internal sealed class DemoClock(DateOnly asOf) : TimeProvider
{
    private readonly TimeSpan away = TimeSpan.FromDays(asOf.DayNumber - System.Today().DayNumber);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + away;
}
