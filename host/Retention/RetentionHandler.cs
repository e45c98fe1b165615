using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

internal sealed partial class RetentionHandler(Store<AccessDb> store, Commit<AccessDb> commit, IEnumerable<RetentionSource> sources,
    TimeProvider clock)
    : RetentionService.RetentionServiceBase
{
    /// <summary>Every kind of data, by name, with what it is.</summary>
    private readonly SortedDictionary<string, string> kinds =
        new(sources.SelectMany(source => source.Kinds).ToDictionary(), StringComparer.Ordinal);
}
