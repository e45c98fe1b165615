using System.Collections.Concurrent;

namespace Programme.Enrolment;

/// <summary>Draws a list 10,000 times for comparison, once: list, covariates and terms are frozen, so the result cannot change. Who
/// asks meanwhile waits for the same.</summary>
internal sealed class DrawComparisons
{
    private readonly ConcurrentDictionary<(string, string, string), Lazy<Task<UsualBalance>>> kept = new();

    /// <summary>How balanced draws of this list usually are.</summary>
    /// <param name="covariatesHash">Hash of what was frozen of the schools.</param>
    /// <param name="terms">How arms are drawn.</param>
    /// <param name="balance">The list and its covariates.</param>
    /// <param name="cancel">Ends the caller's waiting; the computation goes on for the others.</param>
    public Task<UsualBalance> OfAsync(string covariatesHash, DrawTerms terms, Balance balance, CancellationToken cancel) =>
        kept.GetOrAdd((covariatesHash, terms.ModeName, terms.Sizes),
            _ => new(() => Task.Run(() => balance.Usual(terms), CancellationToken.None))).Value.WaitAsync(cancel);
}
