using Programme.Calls;
using Programme.Costs;
using Programme.Delivery;
using Programme.Enrolment;
using Programme.Outcomes;

namespace Programme.Boards;

/// <summary>The series that the boards read, as the modules publish them.</summary>
internal static class Published
{
    public static readonly Series Authority = EnrolmentFigures.Authority;
    public static readonly Series Schools = EnrolmentFigures.Schools;
    public static readonly Series AgreementsOutstanding = EnrolmentFigures.Outstanding;

    public static readonly Series DrawnAt = EnrolmentFigures.DrawnAt;

    public static readonly Series InPost = EnrolmentFigures.InPost;
    public static readonly Series InPostAtStart = EnrolmentFigures.InPostAtStart;
    public static readonly Series Leavers = EnrolmentFigures.Leavers;
    public static readonly Series StarterLeavers = EnrolmentFigures.StarterLeavers;
    public static readonly Series PersonYears = EnrolmentFigures.PersonYears;
    public static readonly Series TurnoverRatio = EnrolmentFigures.TurnoverRatio;
    public static readonly Series StarterTurnoverRatio = EnrolmentFigures.StarterRatio;
    public static readonly Series LeaverRate = EnrolmentFigures.Rate;
    public static readonly Series LeaverRateLower = EnrolmentFigures.RateLower;
    public static readonly Series LeaverRateUpper = EnrolmentFigures.RateUpper;
    public static readonly Series VacancyDays = EnrolmentFigures.VacancyDays;

    public static readonly Series Sessions = DeliveryFigures.Sessions;
    public static readonly Series DeliveryTarget = DeliveryFigures.Target;
    public static readonly Series HalfTermAt = DeliveryFigures.HalfTermAt;
    public static readonly Series DeliveryRatio = DeliveryFigures.DeliveryRatio;
    public static readonly Series Attendance = DeliveryFigures.Attendance;
    public static readonly Series AttendanceRatio = DeliveryFigures.AttendanceRatio;
    public static readonly Series SessionDuration = DeliveryFigures.Duration;
    public static readonly Series DoseSchools = DeliveryFigures.DoseSchools;
    public static readonly Series DoseSessions = DeliveryFigures.DoseSessions;
    public static readonly Series DoseMean = DeliveryFigures.DoseMean;
    public static readonly Series CompliantRatio = DeliveryFigures.CompliantRatio;
    public static readonly Series Cancelled = DeliveryFigures.Cancelled;
    public static readonly Series Overdue = DeliveryFigures.Overdue;

    public static readonly Series Contacts = OutcomesFigures.Contacts;
    public static readonly Series ContactsToDate = OutcomesFigures.ContactsToDate;
    public static readonly Series ContactsPooled = OutcomesFigures.Pooled;
    public static readonly Series ContactsPooledToDate = OutcomesFigures.PooledToDate;
    public static readonly Series ContactSchools = OutcomesFigures.Schools;
    public static readonly Series ContactSchoolsToDate = OutcomesFigures.SchoolsToDate;
    public static readonly Series ContactRatio = OutcomesFigures.Ratio;
    public static readonly Series ContactRatioLower = OutcomesFigures.RatioLower;
    public static readonly Series ContactRatioUpper = OutcomesFigures.RatioUpper;
    public static readonly Series ContactRatioToDate = OutcomesFigures.ToDate;
    public static readonly Series ContactRatioToDateLower = OutcomesFigures.ToDateLower;
    public static readonly Series ContactRatioToDateUpper = OutcomesFigures.ToDateUpper;
    public static readonly Series ContactPupils = OutcomesFigures.Pupils;
    public static readonly Series ContactDefinitionFrom = OutcomesFigures.DefinitionFrom;
    public static readonly Series ContactBreakFrom = OutcomesFigures.BreakFrom;
    public static readonly Series DataLockedAt = OutcomesFigures.LockedAt;
    public static readonly Series ContactTarget = OutcomesFigures.Target;
    public static readonly Series ContactLimit = MonitoringFigures.Limit;
    public static readonly Series ContactLimitProvisional = MonitoringFigures.Provisional;
    public static readonly Series ContactSignals = MonitoringFigures.Signals;
    public static readonly Series NewestSignals = MonitoringFigures.NewestSignals;
    public static readonly Series Withheld = OutcomesFigures.Withheld;

    public static readonly Series SurveyInvited = SurveySeries.Invited;
    public static readonly Series SurveyAnswers = SurveySeries.Answers;
    public static readonly Series SurveyInvitedPooled = SurveySeries.InvitedPooled;
    public static readonly Series SurveyAnswersPooled = SurveySeries.AnswersPooled;
    public static readonly Series SurveyMean = SurveySeries.Mean;
    public static readonly Series SurveyWithheld = SurveySeries.Withheld;

    public static readonly Series Returns = OutcomesFigures.Returns;
    public static readonly Series OpenQueries = OutcomesFigures.OpenQueries;
    public static readonly Series NewestReturn = OutcomesFigures.NewestReturn;

    public static readonly Series Costs = CostsFigures.Costs;
    public static readonly Series CostsBudget = CostsFigures.Budget;
    public static readonly Series CostsSpent = CostsFigures.Spent;
    public static readonly Series CostsShared = CostsFigures.Shared;
    public static readonly Series CostDenominators = CostsFigures.Denominators;
    public static readonly Series CostPerSession = CostsFigures.PerSession;
    public static readonly Series CostPerSchool = CostsFigures.PerSchool;
    public static readonly Series CostPerPupil = CostsFigures.PerPupil;

    /// <summary>Series of the host itself, which carry no authority, with their labels.</summary>
    public static IReadOnlyDictionary<string, string[]> OfHost { get; } = new Dictionary<string, string[]>
    {
        ["up"] = [],
        ["programme_ready"] = [],
        ["programme_disk_free_bytes"] = [],
        ["programme_database_bytes"] = ["module"],
        ["programme_changes_waiting"] = ["module"],
        ["programme_anchor_last_timestamp_seconds"] = [],
        ["programme_backup_last_timestamp_seconds"] = [],
        ["programme_backup_last_succeeded"] = [],
        ["programme_calls_total"] = ["method", "code"],
    };

    /// <summary>All figures of the programme, by name.</summary>
    public static IReadOnlyDictionary<string, Series> ByName { get; } =
        typeof(Published).GetFields().Select(field => (Series)field.GetValue(null)!).ToDictionary(series => series.Name);
}
