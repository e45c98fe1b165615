namespace Programme.Boards;

/// <summary>What the intervention costs.</summary>
internal static class CostPanels
{
    private const string None = "No costs: no cost line has been imported yet.";

    public static Section Of(View view) => new("Costs", [.. Numbers(view), ByClass(view), ByPayer(view)]);

    public static Panel Authorities(View view) => Charts.Authorities(
        "Costs by authority",
        "For each authority, its own lines as recorded (not adjusted for prices): the intervention's cost (numerator), and the cost of "
            + "each session delivered, school allocated to the offer, and pupil of these schools, each behind the number by which the cost "
            + "is divided. Nothing is withheld.",
        None,
        new("Total", Pounds(view.SumOfAll(Published.Costs, View.AuthorityLabels)), Units.Pounds),
        new("Sessions", Sessions(view, View.AuthorityLabels)),
        new("Per session delivered", Pounds(view.Rate(Published.CostPerSession, View.AuthorityLabels)), Units.Pounds),
        new("Schools", Reached(view, "schools", View.AuthorityLabels)),
        new("Per school", Pounds(view.Rate(Published.CostPerSchool, View.AuthorityLabels)), Units.Pounds),
        new("Pupils", Reached(view, "pupils", View.AuthorityLabels)),
        new("Per pupil", Pounds(view.Rate(Published.CostPerPupil, View.AuthorityLabels)), Units.Pounds));

    private static IEnumerable<Panel> Numbers(View view)
    {
        yield return Number("Cost of the intervention",
            "All intervention lines as recorded, not adjusted for prices: the numerator of the three figures beside it. Usual practice is "
                + "not in it.", InPounds("Cost", view.SumOfAll(Published.Costs)));
        yield return Number("Cost per session delivered",
            "Cost of the intervention ÷ sessions delivered, which stand beside it. There is none while no session is delivered.",
                InPounds("Per session", view.Rate(Published.CostPerSession)), new("Sessions", Sessions(view)));
        yield return Number("Cost per school",
            "Cost of the intervention ÷ schools allocated to the offer, which stand beside it. There is none before the allocation is "
                + "drawn.", InPounds("Per school", view.Rate(Published.CostPerSchool)), new("Schools", Reached(view, "schools")));
        yield return Number("Cost per pupil",
            "Cost of the intervention ÷ pupils of the schools allocated to the offer whose number of pupils is known, which stand beside "
                + "it. There is none while no number is known.", InPounds("Per pupil", view.Rate(Published.CostPerPupil)),
                new("Pupils", Reached(view, "pupils")));
    }

    private static Panel Number(string title, string description, params Target[] targets) =>
        Charts.Number(title, $"{description} Nothing is withheld.", None, Units.Count, targets) with { Width = 6 };

    private static Target InPounds(string name, string pence) => new(name, Pounds(pence), Units.Pounds);

    private static string Sessions(View view, string by = "") => view.Sum(Published.Sessions, by, "status=\"delivered\"");

    private static string Reached(View view, string measure, string by = "") =>
        view.Sum(Published.CostDenominators, by, $"measure=\"{measure}\"");

    private static Panel ByClass(View view) => Charts.Bars(
        "Costs by class", "The intervention's cost as recorded, by class of cost. Nothing is withheld.", None, Units.Pounds,
        new Target("{{class}}", Pounds(view.SumOfAll(Published.Costs, "class")))) with
    { Width = 12 };

    private static Panel ByPayer(View view) => Charts.Bars(
        "Costs by payer", "The intervention's cost as recorded, by who pays it. Nothing is withheld.", None, Units.Pounds,
        new Target("{{payer}}", Pounds(view.SumOfAll(Published.Costs, "payer")))) with
    { Width = 12 };

    private static string Pounds(string pence) => $"{pence} / 100";
}
