namespace Programme.Delivery.Model;

/// <summary>What can be unusual about a session: it is kept, and worth a look.</summary>
internal static class SessionFlags
{
    public const string HeldOnHoliday = "HELD_ON_HOLIDAY";
    public const string HeldBeforeStart = "HELD_BEFORE_START";
    public const string HeldBeforeScheduled = "HELD_BEFORE_SCHEDULED";
    public const string NoSupervisor = "NO_SUPERVISOR";
    public const string NotTreated = "NOT_TREATED";
    public const string AfterWithdrawal = "AFTER_WITHDRAWAL";

    /// <summary>Column and sentence for the notes of an import.</summary>
    public static (string Column, string Message) Explain(string flag) => flag switch
    {
        HeldOnHoliday => ("held_on", "Held on a bank holiday: check the day."),
        HeldBeforeStart => ("held_on", "Held before the first day of the trial on which the authority teaches: check the day."),
        HeldBeforeScheduled => ("held_on", "Held before the day for which it was scheduled: check both days."),
        NoSupervisor => ("supervisor_ref", "No supervisor is given: a vacancy, or not known."),
        NotTreated => ("urn", "The school is not in the intervention arm: kept, but no part of the dose."),
        _ => ("urn", "The school had withdrawn from delivery by that day."),
    };
}
