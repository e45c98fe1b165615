namespace Programme.Boards;

/// <summary>The whole programme, and every authority beside the others.</summary>
internal static class OverviewBoard
{
    public const string Uid = "programme-overview";

    public static Board Make() => new(Uid, "Programme overview",
        "Five answers, what needs attention, and every authority, worst first. Counts are added up over authorities; shares are pooled, "
            + "never averaged. Months are those that figures are about; the end of the time range is when they were known.",
        [],
        [
            .. Answers.Five(View.Programme),
            Attention.List(View.Programme, 9) with { Height = 13 },
            Worst(View.EachAuthority),
            Panels.ReturnGrid(View.EachAuthority, 12),
            OutcomePanels.Chart(View.Programme, 14) with { Height = 8 },
            Panels.SessionsAddedUp(View.Programme, 10) with { Height = 8 },
        ])
    { Annotations = Events.OfProgramme };

    /// <summary>One row for each authority; "Kinds open" counts what is open now.</summary>
    private static Panel Worst(View view) => Charts.Authorities("Authorities, worst first",
        "Kinds open: one each for a share delivered under 75%, sessions without an outcome, schools without a lead now, a rate whose "
            + "newest month signals a change, missing returns, and agreements not signed. Held ÷ due sessions; leads who left ÷ in post at "
            + "the start; share of contacts that are inappropriate, to date; missing ÷ due returns; cost of a session, own lines. A dash: "
            + "none, or withheld. " + Answers.ByDesign, "No authorities: none has been imported yet.", "Kinds open",
        new("Kinds open", Concerns(view)),
        new("Held", Answers.Count(view, "delivered", View.AuthorityLabels)),
        new("Due", Answers.Count(view, "due", View.AuthorityLabels)),
        new("Share", view.Rate(Published.DeliveryRatio, View.AuthorityLabels), Units.Share, Mark.Under(0.75)),
        new("Leads left", view.Sum(Published.Leavers, View.AuthorityLabels, "role=\"lead\"")),
        new("Of leads", view.Sum(Published.InPostAtStart, View.AuthorityLabels, "role=\"lead\"")),
        new("Inapp. share", view.Rate(Published.ContactRatioToDate, View.AuthorityLabels), Units.Share),
        new("Missing", Answers.Returns(view, "missing", View.AuthorityLabels), Mark: Mark.AtLeast(1)),
        new("Returns due", Answers.ReturnsDue(view, View.AuthorityLabels)),
        new("£ per session", $"{view.Rate(Published.CostPerSession, View.AuthorityLabels)} / 100", Units.Pounds)) with
    { Width = 15 };

    private static string Concerns(View view)
    {
        const string By = View.AuthorityLabels;
        var authority = view.Sum(Published.Authority, By);
        string[] open =
        [
            $"({view.Rate(Published.DeliveryRatio, By)} < bool 0.75)",
            $"({view.Sum(Published.Overdue, By)} > bool 0)",
            $"({view.Sum(Published.Schools, By, "stage=\"listed\"")} - {view.Sum(Published.InPost, By, "role=\"lead\"")} > bool 0)",
            $"({view.Rate(Published.NewestSignals, By)} > bool 0)",
            $"({Answers.Returns(view, "missing", By)} > bool 0)",
            $"({view.Sum(Published.AgreementsOutstanding, By)} > bool 0)",
        ];
        return string.Join(" + ", open.Select(one => $"({one} or 0 * {authority})"));
    }
}
