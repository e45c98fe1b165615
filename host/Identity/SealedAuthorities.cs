using System.Text.RegularExpressions;
using Programme.Enrolment.V1;

namespace Programme.Host;

/// <summary>Authorities with listed schools whose arms are not released: what the audit says of their sessions and costs would tell them
/// (decision 0058).</summary>
internal sealed partial class SealedAuthorities(CallerCalls calls)
{
    /// <summary>Modules whose rows are of treated schools.</summary>
    public static readonly string[] OfModules = ["delivery", "costs"];

    /// <summary>Their codes, as far as the caller may see the list.</summary>
    public async Task<HashSet<string>> CodesAsync(CancellationToken cancel)
    {
        var lists = await new AllocationService.AllocationServiceClient(calls.Invoker).GetListAsync(new(), cancellationToken: cancel);
        var released = lists.Lists.SelectMany(list => list.ReleasedLaCodes.Select(code => (list.Batch, code))).ToHashSet();
        return [.. lists.Schools.Where(school => !released.Contains((school.Batch, school.LaCode))).Select(school => school.LaCode)];
    }

    /// <summary>Whether details tell of one of these authorities; rows that name none may be of any.</summary>
    public static bool Tells(string details, HashSet<string> codes)
    {
        if (codes.Count == 0 || !details.Contains("\"entity\"", StringComparison.Ordinal))
            return false;
        var named = LaCode().Matches(details).Select(match => match.Groups[1].Value).ToList();
        return named.Count == 0 || named.Exists(codes.Contains);
    }

    [GeneratedRegex("\"LaCode\":\"([^\"]*)\"")]
    private static partial Regex LaCode();
}
