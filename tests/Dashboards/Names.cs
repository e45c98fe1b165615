namespace Programme.Tests.Dashboards;

/// <summary>The series that the boards read.</summary>
internal static class Names
{
    public const string Authority = "programme_local_authority_info";
    public const string Schools = "programme_schools";
    public const string AgreementsOutstanding = "programme_agreements_outstanding";

    public const string Sessions = "programme_sessions";
    public const string DeliveryRatio = "programme_session_delivery_ratio";
    public const string AttendanceRatio = "programme_session_attendance_ratio";
    public const string DoseMean = "programme_dose_sessions_mean";
    public const string CompliantRatio = "programme_dose_compliant_ratio";
    public const string Cancelled = "programme_sessions_cancelled";
    public const string Overdue = "programme_sessions_overdue";

    public const string InPost = "programme_dsl_in_post";
    public const string Leavers = "programme_dsl_leavers";
    public const string TurnoverRatio = "programme_dsl_turnover_ratio";
    public const string StarterTurnoverRatio = "programme_dsl_starter_turnover_ratio";
    public const string LeaverRate = "programme_dsl_leavers_per_100_person_years";
    public const string LeaverRateLower = "programme_dsl_leavers_per_100_person_years_lower";
    public const string LeaverRateUpper = "programme_dsl_leavers_per_100_person_years_upper";
    public const string VacancyDays = "programme_dsl_vacancy_days";

    public const string Contacts = "programme_contacts";
    public const string ContactsToDate = "programme_contacts_to_date";
    public const string ContactRatio = "programme_inappropriate_contact_ratio";
    public const string ContactRatioLower = "programme_inappropriate_contact_ratio_lower";
    public const string ContactRatioUpper = "programme_inappropriate_contact_ratio_upper";
    public const string ContactRatioToDate = "programme_inappropriate_contact_ratio_to_date";
    public const string ContactRatioToDateLower = "programme_inappropriate_contact_ratio_to_date_lower";
    public const string ContactRatioToDateUpper = "programme_inappropriate_contact_ratio_to_date_upper";

    public const string ContactsPer1000Pupils = "programme_contacts_per_1000_pupils";
    public const string ContactDefinition = "programme_contact_definition_info";

    public const string Returns = "programme_returns";
    public const string NewestReturn = "programme_return_newest_timestamp_seconds";

    public const string Costs = "programme_costs_pence";
    public const string CostPerSession = "programme_cost_per_session_pence";
    public const string CostPerSchool = "programme_cost_per_school_pence";
    public const string CostPerPupil = "programme_cost_per_pupil_pence";

    public const string Withheld = "programme_figure_withheld";
}
