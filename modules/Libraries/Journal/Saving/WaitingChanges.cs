namespace Programme.Journal;

/// <summary>How many changes wait for the writer of a module.</summary>
/// <param name="Module">The module's name in lower case.</param>
/// <param name="Count">Counts them now.</param>
public sealed record WaitingChanges(string Module, Func<int> Count);
