namespace Programme.Host;

/// <summary>Result of a demonstration.</summary>
/// <param name="Settings">What was simulated.</param>
/// <param name="Known">The simulator's own counts.</param>
/// <param name="Differences">Counts in which the host and the simulator differ; must be empty.</param>
/// <param name="Lists">Lists sent.</param>
/// <param name="Rows">Their rows.</param>
/// <param name="Changes">Changes made one by one.</param>
internal sealed record DemoReport(DemoSettings Settings, DemoTally Known, IReadOnlyList<string> Differences, int Lists, int Rows,
    int Changes);
