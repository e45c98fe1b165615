namespace Programme.Delivery;

/// <summary>What can be unusual about a session, or about somebody who was there: it is kept, and worth a look.
/// See decision 0025.</summary>
internal static class SessionFlags
{
    public const string HeldOnHoliday = "HELD_ON_HOLIDAY";
    public const string HeldOnWeekend = "HELD_ON_WEEKEND";
    public const string HeldBeforeStart = "HELD_BEFORE_START";
    public const string HeldBeforeScheduled = "HELD_BEFORE_SCHEDULED";
    public const string NoSupervisor = "NO_SUPERVISOR";
    public const string NotTreated = "NOT_TREATED";
    public const string AfterWithdrawal = "AFTER_WITHDRAWAL";
    public const string RepeatedInFile = "REPEATED_IN_FILE";
    public const string ControlSchool = "CONTROL_SCHOOL";
    public const string AlsoControlSchool = "ALSO_CONTROL_SCHOOL";
    public const string NoPost = "NO_POST";

    /// <summary>Everything that is listed as unusual.</summary>
    public static readonly IReadOnlyList<string> Anomalies =
    [
        HeldOnHoliday, HeldOnWeekend, HeldBeforeStart, HeldBeforeScheduled, NoSupervisor, NotTreated, AfterWithdrawal, RepeatedInFile,
            ControlSchool, AlsoControlSchool, NoPost,
    ];

    /// <summary>Column and sentence for the notes of an import.</summary>
    public static (string Column, string Message) Explain(string flag) => flag switch
    {
        HeldOnHoliday => ("held_on", "Held on a bank holiday: check the day."),
        HeldOnWeekend => ("held_on", "Held on a weekend: check the day."),
        HeldBeforeStart => ("held_on", "Held before the first day of the trial on which the authority teaches: check the day."),
        HeldBeforeScheduled => ("held_on", "Held before the day for which it was scheduled: check both days."),
        NoSupervisor => ("supervisor_ref", "No supervisor is given: a vacancy, or not known."),
        NotTreated => ("urn", "The school is not in the intervention arm: kept, but no part of the dose."),
        AfterWithdrawal => ("urn", "The school had withdrawn from delivery by that day."),
        ControlSchool => ("lead_ref", "In post at a control school that day: kept, and in the register of contamination."),
        AlsoControlSchool =>
            ("lead_ref", "In post at a treated and at a control school that day: kept, and in the register of contamination."),
        _ => ("lead_ref", "In post that day at no school that you may see: check the person and the day."),
    };
}
