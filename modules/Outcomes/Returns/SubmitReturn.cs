using Grpc.Core;
using Programme.Intake;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler
{
    internal const long LargestSubmittedBytes = 2_000_000;

    public override async Task<SubmitReturnResponse> SubmitReturn(SubmitReturnRequest request, ServerCallContext context)
    {
        if (request.Content.Length > LargestSubmittedBytes)
            throw Faults.TooLarge(LargestSubmittedBytes);
        var name = request.FileName.Length > 0 ? request.FileName : $"{request.LaCode}-{request.ReportingMonth}.csv";
        using var file = UploadedFile.Of(name, request.Content);
        var upload = new ReturnUpload(request.LaCode, request.ReportingMonth, request.Version);
        return await returns.StoreAsync(upload, request.ValidateOnly, file, Change.Of(context, request), context,
            (report, version, readAs) => new SubmitReturnResponse { Report = report, Version = version, ReadAs = readAs });
    }
}
