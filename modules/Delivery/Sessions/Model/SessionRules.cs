using Programme.Delivery.V1;

namespace Programme.Delivery;

/// <summary>Consistency rules of a session, for requests and files alike; problems name the columns of the file.</summary>
internal static class SessionRules
{
    /// <summary>Everything that is wrong.</summary>
    public static IEnumerable<Problem> Problems(SessionRow session, DateOnly today) =>
        [.. OfDay(session, today), .. OfStatus(session), .. OfReferences(session), .. OfNumbers(session), .. OfThemes(session.ThemeList),
            .. OfAgenda(session), .. OfContent(session)];

    private static IEnumerable<Problem> OfThemes(IReadOnlyCollection<string> themes) => themes
        .Select(theme => SessionCodes.ProblemOfTheme(theme, themes)).OfType<(string Code, string Message)>().Distinct()
        .Select(problem => new Problem("themes", problem.Code, problem.Message));

    private static IEnumerable<Problem> OfDay(SessionRow session, DateOnly today)
    {
        var delivered = session.Status == SessionStatus.Delivered;
        if (delivered && session.HeldOn is null)
            yield return new("held_on", FieldCodes.Missing, "the day on which a delivered session was held is expected.");
        if (!delivered && session.HeldOn is not null)
            yield return new("held_on", FieldCodes.NotHeld, "a day only for a delivered session is expected.");
        if (session.HeldOn > today)
            yield return new("held_on", FieldCodes.InFuture, "a day that is not in the future is expected.");
    }

    private static IEnumerable<Problem> OfStatus(SessionRow session)
    {
        if (session.CancelledBy != CancelledBy.Unspecified && session.Status is not (SessionStatus.Cancelled or SessionStatus.Rescheduled))
            yield return new("cancelled_by", FieldCodes.NotCancelled, "a party only for a cancelled or rescheduled session is expected.");
        if (session.Reason is { } reason && !SessionCodes.OutcomeReasons.Contains(reason))
            yield return new("reason", FieldCodes.UnknownCode, $"one of {string.Join(", ", SessionCodes.OutcomeReasons)} is expected.");
    }

    private static IEnumerable<Problem> OfReferences(SessionRow session)
    {
        if (session.SessionRef.Length > 0 && !SessionCodes.IsReference(session.SessionRef))
            yield return new("session_ref", FieldCodes.NotAReference, "letters, digits, - . or _ are expected, at most 64.");
        if (SessionCodes.IsOfAnotherPlan(session.SessionRef, session.Urn))
            yield return new("session_ref", FieldCodes.Reserved,
                "references like 170005-01 are those of a school's plan: the school's own URN is expected.");
    }

    private static IEnumerable<Problem> OfContent(SessionRow session)
    {
        if (NoteScan.Find(session.Note) is { } found)
            yield return new("note", found.Rule, found.Message);
        foreach (var problem in OfUnusualDay(session.UnusualDayReason))
            yield return problem;
        if (!AgreedActions.AreSound(session.Actions))
            yield return new("actions", FieldCodes.UnknownCode,
                $"each of {string.Join(", ", SessionCodes.Actions)} at most once is expected; an outcome and its day go together.");
        if (session.Status != SessionStatus.Delivered && session is not { AgendaElements: "", Actions: "" })
            yield return new("status", FieldCodes.NotHeld,
                "agenda_elements and actions only for a delivered session are expected.");
    }

    /// <summary>What is wrong with the reason for an unusual day.</summary>
    public static IEnumerable<Problem> OfUnusualDay(string? reason)
    {
        if (reason is not null && !SessionCodes.UnusualDayReasons.Contains(reason))
            yield return new("unusual_day_reason", FieldCodes.UnknownCode,
                $"one of {string.Join(", ", SessionCodes.UnusualDayReasons)} is expected.");
    }

    private static IEnumerable<Problem> OfAgenda(SessionRow session)
    {
        var elements = session.ElementList;
        if (elements.Except(SessionCodes.AgendaElements).Any() || elements.Distinct().Count() < elements.Length)
            yield return new("agenda_elements", FieldCodes.UnknownCode,
                $"each of {string.Join(", ", SessionCodes.AgendaElements)} at most once is expected.");
        if (elements.Length > 0 && session.AgendaCovered != elements.Length)
            yield return new("agenda_covered", FieldCodes.NotTheirNumber, "the number of agenda_elements is expected, or none.");
    }

    private static IEnumerable<Problem> OfNumbers(SessionRow session)
    {
        (string Field, int? Number, int Least, int Most)[] numbers =
        [
            ("planned_minutes", session.PlannedMinutes, 1, 600), ("actual_minutes", session.ActualMinutes, 1, 600),
                ("prep_minutes", session.PrepMinutes, 0, 600),
            ("travel_minutes", session.TravelMinutes, 0, 600), ("cases_discussed", session.CasesDiscussed, 0, 100),
                ("agenda_covered", session.AgendaCovered, 0, 5),
        ];
        return numbers.Where(number => number.Number < number.Least || number.Number > number.Most)
            .Select(number => new Problem(number.Field, FieldCodes.OutOfRange,
                $"a number from {number.Least} to {number.Most} is expected."));
    }
}
