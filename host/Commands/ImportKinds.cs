using Google.Protobuf;
using Grpc.Core;
using Programme.Common.V1;
using Programme.Costs.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Host;

/// <summary>A file to be imported, with what only some kinds need.</summary>
internal sealed record ImportFile(string Path, bool ValidateOnly = false)
{
    public ElsewhereDraw? Elsewhere { get; init; }
    public string SeedHex { get; init; } = "";
    public string LaCode { get; init; } = "";

    /// <summary>Day of a register extract whose name does not say it.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Whether an extract of the register is taken although it lacks many establishments.</summary>
    public bool AcceptMissing { get; init; }

    /// <summary>Whether the file is the whole of what its list covers.</summary>
    public bool Complete { get; init; }

    /// <summary>How many rows a complete file is known to take out.</summary>
    public int Removes { get; init; }

    /// <summary>Why a file of cost lines changes stored ones.</summary>
    public string Reason { get; init; } = "";
    public Action<long>? Sent { get; init; }

    /// <summary>Opens its bytes, where they are not in a file of that path; null = they are.</summary>
    public Func<Stream>? Open { get; init; }

    /// <summary>Under which it is sent once; empty = none.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>Hears the whole answer to a register, which says more than its report.</summary>
    public Action<ImportRegisterResponse>? Register { get; init; }

    public ImportOptions Options => new()
    {
        FileName = System.IO.Path.GetFileName(Path),
        ValidateOnly = ValidateOnly,
        Complete = Complete,
        Removes = Removes,
        RequestId = RequestId,
    };
}

/// <summary>The lists that can be imported: verb → how its file is sent.</summary>
internal static class ImportKinds
{
    public static readonly IReadOnlyDictionary<string, Func<CallInvoker, ImportFile, Task<ImportReport>>> All =
        new Dictionary<string, Func<CallInvoker, ImportFile, Task<ImportReport>>>
        {
            ["authorities"] = async (calls, file) =>
                (await SendAsync(Enrolment(calls).ImportAuthorities(), new ImportAuthoritiesRequest { Options = file.Options },
                    file)).Report,
            ["register"] = RegisterAsync,
            ["links"] = async (calls, file) =>
                (await SendAsync(Enrolment(calls).ImportLinks(), new ImportLinksRequest { Options = file.Options }, file)).Report,
            ["agreements"] = async (calls, file) =>
                (await SendAsync(Enrolment(calls).ImportAgreements(), new ImportAgreementsRequest { Options = file.Options }, file)).Report,
            ["baselines"] = async (calls, file) =>
                (await SendAsync(Enrolment(calls).ImportBaselines(), new ImportBaselinesRequest { Options = file.Options }, file)).Report,
            ["leads"] = async (calls, file) =>
                (await SendAsync(Enrolment(calls).ImportLeads(), new ImportLeadsRequest { Options = file.Options }, file)).Report,
            ["people"] = async (calls, file) =>
                (await SendAsync(new PeopleService.PeopleServiceClient(calls).ImportPeople(),
                    new ImportPeopleRequest { Options = file.Options }, file)).Report,
            ["supervisors"] = async (calls, file) =>
                (await SendAsync(Enrolment(calls).ImportSupervisors(), new ImportSupervisorsRequest { Options = file.Options },
                    file)).Report,
            ["withdrawals"] = async (calls, file) =>
                (await SendAsync(Enrolment(calls).ImportWithdrawals(), new ImportWithdrawalsRequest { Options = file.Options },
                    file)).Report,
            ["list"] = async (calls, file) =>
                (await SendAsync(Allocation(calls).ImportList(), new ImportListRequest { Options = file.Options }, file)).Report,
            ["allocation"] = async (calls, file) =>
                (await SendAsync(Allocation(calls).ImportAllocation(),
                    new ImportAllocationRequest { Options = file.Options, Elsewhere = file.Elsewhere, SeedHex = file.SeedHex },
                        file)).Report,
            ["holidays"] = async (calls, file) =>
                (await SendAsync(Schedule(calls).ImportHolidays(), new ImportHolidaysRequest { Options = file.Options }, file)).Report,
            ["calendar"] = async (calls, file) =>
                (await SendAsync(Schedule(calls).ImportTermDates(), new ImportTermDatesRequest { Options = file.Options }, file)).Report,
            ["sessions"] = async (calls, file) =>
                (await SendAsync(Delivery(calls).ImportSessions(), new ImportSessionsRequest { Options = file.Options }, file)).Report,
            ["attendance"] = async (calls, file) =>
                (await SendAsync(Delivery(calls).ImportAttendance(), new ImportAttendanceRequest { Options = file.Options }, file)).Report,
            ["instrument"] = async (calls, file) =>
                (await SendAsync(Evaluation(calls).ImportInstrument(), new ImportInstrumentRequest { Options = file.Options },
                    file)).Report,
            ["usual-practice"] = async (calls, file) =>
                (await SendAsync(Evaluation(calls).ImportUsualPractice(), new ImportUsualPracticeRequest { Options = file.Options },
                    file)).Report,
            ["feedback"] = async (calls, file) =>
                (await SendAsync(Evaluation(calls).ImportFeedback(), new ImportFeedbackRequest { Options = file.Options }, file)).Report,
            ["returns"] = async (calls, file) => (await SendAsync(Outcomes(calls).ImportReturn(), ReturnOf(file), file)).Report,
            ["surveys"] = async (calls, file) =>
                (await SendAsync(Surveys(calls).ImportSurveys(), new ImportSurveysRequest { Options = file.Options }, file)).Report,
            ["survey-instrument"] = async (calls, file) =>
                (await SendAsync(Surveys(calls).ImportSurveyInstrument(), new ImportSurveyInstrumentRequest { Options = file.Options },
                    file)).Report,
            ["aliases"] = async (calls, file) =>
                (await SendAsync(Contacts(calls).ImportAliases(),
                    new ImportAliasesRequest { Options = file.Options, LaCode = AuthorityOf(file) }, file)).Report,
            ["contacts"] = async (calls, file) =>
                (await SendAsync(Contacts(calls).ImportContacts(),
                    new ImportContactsRequest { Options = file.Options, LaCode = AuthorityOf(file) }, file)).Report,
            ["costs"] = async (calls, file) =>
                (await SendAsync(Costs(calls).ImportCosts(), new ImportCostsRequest { Options = file.Options, Reason = file.Reason },
                    file)).Report,
            ["deflators"] = async (calls, file) =>
                (await SendAsync(Costs(calls).ImportDeflators(), new ImportDeflatorsRequest { Options = file.Options }, file)).Report,
        };

    private static EnrolmentService.EnrolmentServiceClient Enrolment(CallInvoker calls) => new(calls);

    private static AllocationService.AllocationServiceClient Allocation(CallInvoker calls) => new(calls);

    private static ScheduleService.ScheduleServiceClient Schedule(CallInvoker calls) => new(calls);

    private static DeliveryService.DeliveryServiceClient Delivery(CallInvoker calls) => new(calls);

    private static EvaluationService.EvaluationServiceClient Evaluation(CallInvoker calls) => new(calls);

    private static OutcomesService.OutcomesServiceClient Outcomes(CallInvoker calls) => new(calls);

    private static SurveyService.SurveyServiceClient Surveys(CallInvoker calls) => new(calls);

    private static ContactsService.ContactsServiceClient Contacts(CallInvoker calls) => new(calls);

    private static CostsService.CostsServiceClient Costs(CallInvoker calls) => new(calls);

    private static async Task<TResponse> SendAsync<TRequest, TResponse>(AsyncClientStreamingCall<TRequest, TResponse> call, TRequest first,
        ImportFile file)
        where TRequest : class, IMessage, new()
    {
        await using var stream = file.Open?.Invoke() ?? File.OpenRead(file.Path);
        return await Upload.SendAsync(call, first, stream, file.Sent);
    }

    private static async Task<ImportReport> RegisterAsync(CallInvoker calls, ImportFile file)
    {
        var answer = await SendAsync(Enrolment(calls).ImportRegister(),
            new ImportRegisterRequest { Options = file.Options, ExtractOn = file.On.ToDate(), AcceptMissing = file.AcceptMissing }, file);
        file.Register?.Invoke(answer);
        return answer.Report;
    }

    /// <summary>A file of one authority says at the end of its name whose it is: <c>ssd_contacts_350.csv</c>.</summary>
    private static string AuthorityOf(ImportFile file)
    {
        if (file.LaCode.Length > 0)
            return file.LaCode;
        var name = ReturnPath.WithoutCopyMark(System.IO.Path.GetFileNameWithoutExtension(file.Path));
        return name.Length > 3 && name[^3..].All(char.IsAsciiDigit) && !char.IsAsciiDigit(name[^4])
            ? name[^3..]
            : throw new UsageException($"{file.Path}: the name does not end in the code of the authority, as ssd_contacts_350.csv does. "
                + "Say it with --la.");
    }

    /// <summary>A return says in its path whose it is: <c>350/2021-10.csv</c>, <c>350/2021-10-v2.csv</c>.</summary>
    private static ImportReturnRequest ReturnOf(ImportFile file)
    {
        var path = ReturnPath.Parse(file.Path);
        var name = $"{path.LaCode}/{System.IO.Path.GetFileName(file.Path)}";
        return new ImportReturnRequest
        {
            Options = new ImportOptions(file.Options) { FileName = name },
            LaCode = path.LaCode,
            ReportingMonth = path.Month,
            Version = path.Version
        };
    }
}
