namespace Programme.Boards;

/// <summary>The whole programme, and every authority beside the others.</summary>
internal static class OverviewBoard
{
    public const string Uid = "programme-overview";

    private const string Reading =
        "Figures come from the programme's own records. **Counts** are added up over the authorities (costs also hold the lines of the "
        + "programme as a whole, contacts also what is withheld of a single authority); **shares and rates** are pooled (counts are added "
        + "up before they are divided, never averaged) and stand beside their numerator and denominator. "
        + "Months are the months that the figures are about. The board's time range only says *when the figures were known*: its end is "
        + "the moment at which they are read. "
        + "A gap is not a zero: small counts are withheld, and the table of what is withheld names the reason. The name of an authority "
        + "leads to its own board.";

    public static Board Make() => new(
        Uid,
        "Programme overview",
        "Sessions, DSL workforce, contacts, returns, enrolment and costs of the whole programme, and of each authority beside the others.",
        Reading,
        [],
        [Board.LinkTo(AuthorityBoard.Uid, "Local authority", "The board of one authority")],
        [
            SessionPanels.Of(View.Programme),
            new("Sessions: authorities", SessionPanels.Authorities(View.EachAuthority),
                SessionPanels.DoseOfAuthorities(View.EachAuthority)),
            TurnoverPanels.Of(View.Programme),
            new("DSL workforce: authorities", TurnoverPanels.Authorities(View.EachAuthority)),
            ContactPanels.Of(View.Programme),
            new("Inappropriate contacts: authorities", ContactPanels.Authorities(View.EachAuthority),
                MonitoringPanels.Funnel(View.EachAuthority)),
            ReturnPanels.Of(View.Programme),
            new("Data returns: authorities", ReturnPanels.Authorities(View.EachAuthority)),
            EnrolmentPanels.Of(View.Programme),
            CostPanels.Of(View.Programme),
            new("Costs: authorities", CostPanels.Authorities(View.EachAuthority)),
        ]);
}
