using Programme.Intake;

namespace Programme.Host;

/// <summary>A list that is imported on a page.</summary>
/// <param name="Code">As the command line calls it.</param>
/// <param name="Title">As a page calls it.</param>
/// <param name="Rpc">Service/Method that a role needs for it.</param>
public sealed record PageList(string Code, string Title, string Rpc)
{
    /// <summary>What is typed because its import cannot be undone; empty = nothing.</summary>
    public string Word { get; init; } = "";

    /// <summary>The largest file of it, in millions of bytes.</summary>
    public int MostMegabytes { get; init; } = 2;

    /// <summary>Its columns; null = it is no table.</summary>
    public ListDescription? Columns => Templates.All.GetValueOrDefault(Code);
}

/// <summary>The lists that are imported on pages, for whom. Details of persons, single contacts, instruments and arms that were drawn
/// elsewhere are imported by command alone: see decision 0130.</summary>
internal static class ListKinds
{
    /// <summary>The largest register, in millions of bytes: that of England in its ZIP.</summary>
    public const int RegisterMegabytes = 25;

    private static readonly IReadOnlyList<PageList> All =
    [
        new("authorities", "Authorities with their agreements", "EnrolmentService/ImportAuthorities"),
        new("register", "Register of schools", "EnrolmentService/ImportRegister") { MostMegabytes = RegisterMegabytes },
        new("links", "Links between establishments", "EnrolmentService/ImportLinks"),
        new("agreements", "Agreements of schools", "EnrolmentService/ImportAgreements"),
        new("list", "List of schools that was drawn up elsewhere", "AllocationService/ImportList") { Word = FinalAct.WordOf("list") },
        new("baselines", "Baselines", "EnrolmentService/ImportBaselines"),
        new("leads", "Posts of leads and deputies", "EnrolmentService/ImportLeads"),
        new("supervisors", "Supervisors", "EnrolmentService/ImportSupervisors"),
        new("withdrawals", "Withdrawals", "EnrolmentService/ImportWithdrawals"),
        new("holidays", "Bank holidays", "ScheduleService/ImportHolidays"),
        new("calendar", "Term dates", "ScheduleService/ImportTermDates"),
        new("sessions", "Sessions", "DeliveryService/ImportSessions"),
        new("attendance", "Who attended sessions", "DeliveryService/ImportAttendance"),
        new("usual-practice", "Usual practice", "EvaluationService/ImportUsualPractice"),
        new("feedback", "Feedback on sessions", "EvaluationService/ImportFeedback"),
        new("surveys", "Answers to surveys", "SurveyService/ImportSurveys"),
        new("costs", "Cost lines", "CostsService/ImportCosts"),
        new("deflators", "GDP deflators", "CostsService/ImportDeflators"),
    ];

    /// <summary>Lists by the step of the trial that they take forward.</summary>
    private static readonly Dictionary<string, string[]> BySteps = new()
    {
        ["authorities"] = ["authorities"],
        ["register"] = ["register"],
        ["agreements"] = ["authorities"],
        ["schools"] = ["agreements"],
        ["list"] = ["list"],
        ["baselines"] = ["baselines"],
    };

    /// <summary>Those that whoever asks may import.</summary>
    public static IReadOnlyList<PageList> Of(PageRequest request) => [.. All.Where(kind => request.May(kind.Rpc))];

    /// <summary>The same for a step.</summary>
    public static IReadOnlyList<PageList> OfStep(PageRequest request, string step) =>
        [.. Of(request).Where(kind => BySteps.GetValueOrDefault(step, []).Contains(kind.Code))];

    /// <summary>The list of the page's address; to who may not import it there is no such page.</summary>
    public static PageList OfAddress(PageRequest request) =>
        Of(request).FirstOrDefault(kind => kind.Code == request.Route("kind")) ?? throw Faults.NotFound("list", request.Route("kind"));
}
