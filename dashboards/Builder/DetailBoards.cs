namespace Programme.Boards;

/// <summary>A board for each subject: the five answers and what is open of one authority, its months, and all authorities.</summary>
internal static class DetailBoards
{
    private static readonly View One = View.Authority;
    private static readonly View Each = View.EachAuthority;

    public static Board Delivery() => Of("programme-delivery", "Delivery", "Sessions due and delivered, dose, attendance and "
        + "cancellations.",
        Panels.SessionsAddedUp(One, 15) with { Height = 9 },
        Panels.Dose(One, 5) with { Height = 5 }, Panels.Attendance(One, 4) with { Height = 5 },
        Panels.Cancelled(One, 6) with { Height = 5 }, TermPanels.Sessions(One, 9) with { Height = 5 },
        Panels.SessionMonths(One),
        Panels.SessionAuthorities(Each) with { Height = 12 });

    public static Board Workforce() => Of("programme-workforce", "DSL workforce", "Leads and deputies in post, leavers and days without "
        + "a lead; what they answered.",
        SurveyPanels.Waves(One, 15) with { Height = 12 },
        Panels.Roles(One) with { Height = 6 }, Panels.Reasons(One, 8) with { Height = 6 },
        Panels.WorkforceAuthorities(Each) with { Height = 12 });

    public static Board Outcomes() => Of("programme-outcomes", "Outcomes", "Contacts, and the share that is inappropriate.",
        OutcomePanels.Chart(One, 15),
        OutcomePanels.Months(One) with { Height = 10 },
        OutcomePanels.Authorities(Each) with { Height = 12 });

    public static Board Returns() => Of("programme-returns", "Data returns", "Which monthly returns came in, late or not at all.",
        Panels.ReturnAuthorities(Each) with { Width = 15, Height = 12 },
        Panels.ReturnGrid(Each, 12),
        Panels.ReturnGrid(One, 4));

    public static Board Costs() => Of("programme-costs", "Costs", "What the intervention costs, by class and payer, and for what it "
        + "reached.",
        CostPanels.Budget(One, 3) with { Height = 10 },
        CostPanels.Classes(One, 6) with { Height = 10 }, CostPanels.Payers(One, 6) with { Height = 10 },
        CostPanels.CostAuthorities(View.EachAndProgramme) with { Height = 13 });

    private static Board Of(string uid, string title, string description, params Panel[] panels) =>
        new(uid, title, description, [Board.AuthorityVariable()], [.. Answers.Five(One), Attention.List(One,
        9) with { Height = panels[0].Height }, .. panels])
        { Annotations = Events.OfAuthority };
}
