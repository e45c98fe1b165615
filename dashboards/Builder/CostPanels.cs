namespace Programme.Boards;

/// <summary>What the intervention costs.</summary>
internal static class CostPanels
{
    private const string NoCosts = "No costs: no cost line has been imported yet.";

    public static Panel Classes(View view, int width) => Charts.Bars("Costs by class", "The intervention's cost as recorded, by class of "
        + "cost. Nothing is withheld.", NoCosts, Units.Pounds, "class",
        new("{{class}}", $"{view.SumOfAll(Published.Costs, "class")} / 100"), size: 12) with
    { Width = width };

    public static Panel Payers(View view, int width) => Charts.Bars("Costs by payer", "The intervention's cost as recorded, by who pays "
        + "it. "
        + "Nothing is withheld.", NoCosts, Units.Pounds, "payer",
        new("{{payer}}", $"{view.SumOfAll(Published.Costs, "payer")} / 100"), size: 12) with
    { Width = width };

    public static Panel Budget(View view, int width)
    {
        var (spent, budget) = (view.SumOfAll(Published.CostsSpent), view.SumOfAll(Published.CostsBudget));
        return Answers.Tile("Budget", "Cost of the intervention to date ÷ budget to date: of each line, spent or planned, the part of its "
            + "days that is over; below it what is left of that budget, or what is spent beyond it. Own lines alone. Nothing is withheld.",
            width, Units.Pounds,
            Answers.Sentence($"({spent} / {budget})", $"round({spent} / 100)", $"round({budget} / 100)", "£$1 of £$2",
                "No budget is recorded", Units.Share),
            new("{{says}}", $"label_replace(({budget} - {spent}) / 100 >= 0, \"says\", \"is left\", \"\", \"\") or on () "
                + $"label_replace(({spent} - {budget}) / 100 > 0, \"says\", \"beyond it\", \"\", \"\") or on () "
                + "label_replace(vector(0) / 0, \"says\", \"No budget is recorded\", \"\", \"\")"));
    }

    public static Panel CostAuthorities(View view) => Charts.Authorities("Authorities: costs, dearest session first",
        "An authority's own lines as recorded, without its share of the lines of the programme as a whole: the row Programme "
            + "has all lines, and is dearer for that reason. Cost (numerator) of each session delivered, school and pupil reached, each "
            + "beside its denominator; the cost with the authority's share of the programme's lines, where rules share them; the budget to "
            + "date, where one is recorded, and the cost to date ÷ it: of both the part of each line's days that is over. "
            + "Nothing is withheld.", NoCosts, "Per session",
        new("Cost", WithProgramme($"{view.SumOfAll(Published.Costs, View.AuthorityLabels)} / 100",
            $"{View.Programme.SumOfAll(Published.Costs)} / 100"), Units.Pounds),
        new("With its share", $"({view.SumOfAll(Published.Costs, View.AuthorityLabels)} + "
            + $"{view.Sum(Published.CostsShared, View.AuthorityLabels)}) / 100", Units.Pounds),
        new("Budget", $"{view.SumOfAll(Published.CostsBudget, View.AuthorityLabels)} / 100", Units.Pounds),
        new("Spent of it", $"{view.SumOfAll(Published.CostsSpent, View.AuthorityLabels)} / "
            + $"{view.SumOfAll(Published.CostsBudget, View.AuthorityLabels)}", Units.Share),
        new("Sessions", WithProgramme(Answers.Count(view, "delivered", View.AuthorityLabels), Answers.Count(View.Programme, "delivered"))),
        new("Per session", $"{view.Rate(Published.CostPerSession, View.AuthorityLabels)} / 100", Units.Pounds),
        new("Schools", WithProgramme(view.Sum(Published.CostDenominators, View.AuthorityLabels, "measure=\"schools\""),
            View.Programme.Sum(Published.CostDenominators, where: "measure=\"schools\""))),
        new("Per school", $"{view.Rate(Published.CostPerSchool, View.AuthorityLabels)} / 100", Units.Pounds),
        new("Pupils", WithProgramme(view.Sum(Published.CostDenominators, View.AuthorityLabels, "measure=\"pupils\""),
            View.Programme.Sum(Published.CostDenominators, where: "measure=\"pupils\""))),
        new("Per pupil", $"{view.Rate(Published.CostPerPupil, View.AuthorityLabels)} / 100", Units.Pounds));

    /// <summary>A row of the programme beside those of its authorities, for whoever sees the programme's own figures: in the store of one
    /// authority a sum would be that authority's.</summary>
    private static string WithProgramme(string each, string whole) =>
        $"{each} or label_replace(label_replace({whole} and on () {View.Programme.Rate(Published.CostPerSession)}, \"la\", \"all\", \"\", "
            + "\"\"), \"la_name\", \"Programme\", \"\", \"\")";
}
