using static Programme.Boards.Transform;

namespace Programme.Boards;

/// <summary>What is open now and what to do about it. Every row goes away when it is done: nothing here only ever grows.</summary>
internal static class Attention
{
    private const string Lead = "role=\"lead\"";
    private const double LeastShare = 0.75;

    /// <summary>Rows that the list can have at most.</summary>
    public const int MostRows = 8;

    public static Panel List(View view, int width) => new("table", "What needs attention now", "What is open now, and what to do. Sessions "
        + "are short when fewer than 75% of those due to date are delivered; a signal is of the newest month against the authority's own "
        + "months. An empty list says so. Small counts of contacts are withheld and cannot signal; sessions are counted by design.")
    {
        Width = width,
        Height = 10,
        NoValue = "Not known: the host publishes no list of authorities yet.",
        Targets = [new("Open", string.Join(" or ", Rows(view).Append(Nothing(view))))],
        Transformations = [Organise(("what", "What"), ("Value", "Open"), ("todo", "What to do")), SortBy("Open", descending: true)],
        Custom = Charts.Cells(),
        Options = Charts.TableOptions(),
        Overrides =
        [
            Override("What", ("unit", Units.Text), ("custom.width", 188)),
            Override("Open", ("custom.width", 60)),
            Override("What to do", ("unit", Units.Text)),
        ],
    };

    private static IEnumerable<string> Rows(View view)
    {
        var (due, delivered) = (Answers.Count(view, "due"), Answers.Count(view, "delivered"));
        yield return Row("Monthly returns overdue", "Ask the officer: Data returns", Answers.Returns(view, "missing"));
        yield return Row("Sessions without outcome", "Record what happened: Delivery", view.Sum(Published.Overdue));
        yield return Row("Sessions short of 75%", "Plan catch-up: Delivery",
            $"ceil(clamp_min({LeastShare} * {due} - {delivered}, 0))");
        yield return Row("Schools without a lead", "Ask who leads: DSL workforce",
            $"clamp_min({view.Sum(Published.Schools, where: "stage=\"listed\"")} - {view.Sum(Published.InPost, where: Lead)}, 0)");
        yield return Row("Rate signals a change", "Look at the chart: Outcomes", $"sum({view.Sum(Published.NewestSignals, "la")} > bool "
            + $"0)");
        yield return Row("Queries on returns open", "Answer or correct: Data returns", view.Sum(Published.OpenQueries));
        yield return Row("Agreements not signed", "Send a reminder: Local authority", view.Sum(Published.AgreementsOutstanding));
    }

    private static string Row(string what, string todo, string count) => Named($"({count} > 0)", what, todo);

    private static string Nothing(View view) =>
        $"({Named($"0 * {view.Sum(Published.Authority)}", "Nothing is open", "Nothing to do")} unless on () "
            + $"({string.Join(" or ", Rows(view))}))";

    private static string Named(string count, string what, string todo) =>
        $"label_replace(label_replace({count}, \"what\", \"{what}\", \"\", \"\"), \"todo\", \"{todo}\", \"\", \"\")";
}
