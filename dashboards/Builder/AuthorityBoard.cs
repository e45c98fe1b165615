namespace Programme.Boards;

/// <summary>One authority.</summary>
internal static class AuthorityBoard
{
    public const string Uid = "programme-local-authority";

    public static Board Make() => new(Uid, "Local authority",
        "Five answers about one authority, what needs attention there, its months and its money.",
        [Board.AuthorityVariable()],
        [
            .. Answers.Five(View.Authority),
            Attention.List(View.Authority, 9),
            OutcomePanels.Chart(View.Authority, 15),
            Panels.ReturnGrid(View.Authority, 4),
            Panels.SessionsAddedUp(View.Authority, 12),
            Panels.Stages(View.Authority, 6) with { Height = 10 },
            Panels.Agreements(View.Authority, 6) with { Height = 10 },
            Panels.Roles(View.Authority) with { Width = 13, Height = 9 },
            TermPanels.All(View.Authority, 11) with { Height = 9 },
        ])
    { Annotations = Events.OfAuthority };
}
