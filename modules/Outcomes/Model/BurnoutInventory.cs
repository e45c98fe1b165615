namespace Programme.Outcomes.Model;

/// <summary>
/// Scoring of the Copenhagen Burnout Inventory, version CBI-1: three scales from 0 (never) to 100 (always), never a total.
/// The score is the mean of the items answered; in the work scale the fourth item (enough energy for family and
/// friends) is the only positive one and is reversed, 100 − x. Without a minimum of answers there is no score: 3 of 6
/// personal, 4 of 7 work, 3 of 6 client items.
/// </summary>
/// <remarks>Source: Kristensen et al. (2005), Work &amp; Stress 19, 192–207.</remarks>
internal static class BurnoutInventory
{
    public const string Version = "CBI-1";

    private const int PersonalLeast = 3;
    private const int WorkLeast = 4;
    private const int ClientLeast = 3;
    private const int PositiveWorkItem = 3;

    /// <summary>Personal burnout.</summary>
    /// <param name="items">Six answers, 0 to 100, in order; null = not answered.</param>
    /// <returns>0 to 100; null with fewer than three answers.</returns>
    public static double? Personal(IReadOnlyList<double?> items) => Mean(items, PersonalLeast);

    /// <summary>Work-related burnout.</summary>
    /// <param name="items">Seven answers as given, in order; null = not answered.</param>
    /// <returns>0 to 100; null with fewer than four answers.</returns>
    public static double? Work(IReadOnlyList<double?> items) =>
        Mean([.. items.Select((item, at) => at == PositiveWorkItem ? 100 - item : item)], WorkLeast);

    /// <summary>Client-related burnout.</summary>
    /// <param name="items">Six answers, 0 to 100, in order; null = not answered.</param>
    /// <returns>0 to 100; null with fewer than three answers.</returns>
    public static double? Client(IReadOnlyList<double?> items) => Mean(items, ClientLeast);

    private static double? Mean(IReadOnlyList<double?> items, int least) =>
        items.Count(item => item is not null) >= least ? items.Average() : null;
}
