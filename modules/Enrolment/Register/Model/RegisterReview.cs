using Programme.Enrolment.V1;

namespace Programme.Enrolment;

/// <summary>What an extract changes, for whoever reviews it: counts by kind over the whole file, and the first changes to
/// schools of the trial's authorities. Memory does not grow with the file.</summary>
/// <param name="difference">Compares an establishment before and after.</param>
/// <param name="authorities">Codes of all the trial's authorities.</param>
/// <param name="listed">URNs on the frozen list.</param>
internal sealed class RegisterReview(RegisterDifference difference, IReadOnlySet<string> authorities, IReadOnlySet<string> listed)
{
    private const int MostShown = 200;

    private readonly SortedDictionary<RegisterChangeKind, RegisterChangeCount> counts = [];

    /// <summary>The changes shown so far; the one that matters least comes out first.</summary>
    private readonly PriorityQueue<RegisterChange, (bool, bool, RegisterChangeKind, string)> shown =
        new(Comparer<(bool, bool, RegisterChangeKind, string)>.Create((one, other) => Order(other, one)));

    private int total;
    private int eligible;

    /// <summary>Takes one establishment as it was (null = it was not there) and as it is.</summary>
    public void Take(RegisterEntryRow? before, RegisterEntryRow after)
    {
        eligible += difference.IsEligible(after) ? 1 : 0;
        var changes = difference.Of(before, after);
        if (changes.Count == 0)
            return;
        var inAuthorities = authorities.Contains(after.LaCode) || (before is not null && authorities.Contains(before.LaCode));
        var isListed = listed.Contains(after.Urn);
        foreach (var change in changes)
        {
            Count(change.Kind, inAuthorities, isListed);
            if (inAuthorities)
                Show(RegisterDifference.Describe(after, change, isListed));
        }
    }

    /// <summary>Puts the changes into an answer.</summary>
    public void Fill(ImportRegisterResponse response)
    {
        response.Eligible = eligible;
        response.ChangeCounts.AddRange(counts.Values);
        response.ChangesTotal = total;
        response.Changes.AddRange(shown.UnorderedItems.OrderBy(item => item.Priority,
            Comparer<(bool, bool, RegisterChangeKind, string)>.Create(Order)).Select(item => item.Element));
    }

    private void Count(RegisterChangeKind kind, bool inAuthorities, bool isListed)
    {
        if (!counts.TryGetValue(kind, out var count))
            counts[kind] = count = new RegisterChangeCount { Kind = kind };
        count.Establishments++;
        count.InAuthorities += inAuthorities ? 1 : 0;
        count.Listed += isListed ? 1 : 0;
    }

    private void Show(RegisterChange change)
    {
        total++;
        shown.Enqueue(change, (RegisterDifference.IsOfNumbers(change.Kind), !change.Listed, change.Kind, change.Urn));
        if (shown.Count > MostShown)
            shown.Dequeue();
    }

    /// <summary>Numbers last, listed schools first, then by kind and URN.</summary>
    private static int Order((bool OfNumbers, bool NotListed, RegisterChangeKind Kind, string Urn) one,
        (bool OfNumbers, bool NotListed, RegisterChangeKind Kind, string Urn) other)
    {
        var order = (one.OfNumbers, one.NotListed, one.Kind).CompareTo((other.OfNumbers, other.NotListed, other.Kind));
        return order != 0 ? order : string.CompareOrdinal(one.Urn, other.Urn);
    }
}
