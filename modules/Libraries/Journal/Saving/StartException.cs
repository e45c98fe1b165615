namespace Programme.Journal;

/// <summary>The host must not start on what it found. The message says in a sentence or two which part, what it means, and what to
/// do.</summary>
public sealed class StartException(string message, Exception? cause = null) : Exception(message, cause);
