namespace Programme.Boards;

/// <summary>Schools on their way into the trial.</summary>
internal static class EnrolmentPanels
{
    public static Section Of(View view) => new(
        "Enrolment",
        Charts.Bars(
            "Schools by stage",
            "Number of schools that have reached each stage of enrolment. Nothing is withheld.",
            "No schools: the register has not been imported yet.",
            Units.Count,
            new Target("{{stage}}", view.Sum(Published.Schools, "stage"))) with
        { Width = 12 },
        Charts.Bars(
            "Agreements outstanding",
            "Agreements that are needed and not signed, by kind. Nothing is withheld.",
            "No agreements: the authorities have not been imported yet.",
            Units.Count,
            new Target("{{kind}}", view.Sum(Published.AgreementsOutstanding, "kind"))) with
        { Width = 12, Mark = Mark.AtLeast(1) });
}
