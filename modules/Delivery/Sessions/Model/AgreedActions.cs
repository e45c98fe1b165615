using System.Globalization;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>Actions agreed at a session, as they are stored: <c>advice_line;early_help=done@2022-03-02</c>.
/// See decision 0026.</summary>
internal static class AgreedActions
{
    public static IEnumerable<AgreedAction> Read(string text) =>
        text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=', '@')).Select(parts => parts switch
    {
        [var action, var outcome, var day] =>
            new AgreedAction
            {
                Action = action,
                Outcome = SessionCodes.ActionOutcomes[outcome],
                FollowedUpOn = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToDate()
            },
        _ => new AgreedAction { Action = parts[0] },
    });

    /// <summary>Actions that are not sound are written so that <see cref="AreSound"/> finds them.</summary>
    public static string Write(IEnumerable<AgreedAction> actions) => string.Join(';', actions.Select(Write));

    /// <summary>Whether each action is of the list, there once, and open or with an outcome and its day.</summary>
    public static bool AreSound(string text)
    {
        var actions = text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=')).ToList();
        return actions.TrueForAll(parts => SessionCodes.Actions.Contains(parts[0]) && (parts.Length == 1 || IsOutcome(parts[1])))
            && actions.Select(parts => parts[0]).Distinct().Count() == actions.Count;
    }

    /// <summary>The actions with the outcome of one of them; null when it was not agreed.</summary>
    public static string? With(string text, string action, ActionOutcome outcome, DateOnly on)
    {
        var actions = Read(text).ToList();
        if (actions.Find(one => one.Action == action) is not { } agreed)
            return null;
        (agreed.Outcome, agreed.FollowedUpOn) = (outcome, on.ToDate());
        return Write(actions);
    }

    private static string Write(AgreedAction action)
    {
        if (action.Outcome == ActionOutcome.Unspecified && action.FollowedUpOn is null)
            return action.Action;
        var outcome = SessionCodes.ActionOutcomes.FirstOrDefault(pair => pair.Value == action.Outcome).Key;
        var known = action.FollowedUpOn is { } date
            && date.TryToDateOnly(out var day) ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
        return $"{action.Action}={outcome}@{known}";
    }

    private static bool IsOutcome(string text) =>
        text.Split('@') is [var outcome, var day] && SessionCodes.ActionOutcomes.ContainsKey(outcome)
        && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
