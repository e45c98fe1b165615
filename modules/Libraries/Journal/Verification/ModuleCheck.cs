namespace Programme.Journal;

/// <summary>What a module can say of its rows beyond their digests, for example that arms are those that were sealed.</summary>
/// <param name="Module">Its name.</param>
/// <param name="ProblemsAsync">Rows that do not fit.</param>
public sealed record ModuleCheck(string Module, Func<CancellationToken, Task<IReadOnlyList<RowProblem>>> ProblemsAsync);
