using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Programme.Common.V1;
using Programme.Costs.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Outcomes.V1;

namespace Programme.Host;

/// <summary>The host's services, and how the demonstration sends to them.</summary>
internal sealed class DemoHost(CallInvoker calls, CancellationToken cancel)
{
    private int lists;
    private int rows;
    private int changes;

    public EnrolmentService.EnrolmentServiceClient Enrolment { get; } = new(calls);

    public AllocationService.AllocationServiceClient Allocation { get; } = new(calls);

    public ScheduleService.ScheduleServiceClient Schedule { get; } = new(calls);

    public DeliveryService.DeliveryServiceClient Delivery { get; } = new(calls);

    public EvaluationService.EvaluationServiceClient Evaluation { get; } = new(calls);

    public OutcomesService.OutcomesServiceClient Outcomes { get; } = new(calls);

    public SurveyService.SurveyServiceClient Surveys { get; } = new(calls);

    public CostsService.CostsServiceClient Costs { get; } = new(calls);

    public CancellationToken Cancel => cancel;

    /// <summary>Lists sent so far.</summary>
    public int Lists => lists;

    /// <summary>Their rows.</summary>
    public int Rows => rows;

    /// <summary>Changes made one by one.</summary>
    public int Changes => changes;

    /// <summary>Sends a list by one of the import RPCs.</summary>
    /// <param name="import">Opens the call.</param>
    /// <param name="first">Makes the first message.</param>
    /// <param name="list">The list.</param>
    /// <param name="encoding">null = UTF-8.</param>
    public async Task<TResponse> SendAsync<TRequest, TResponse>(
        Func<Metadata?, DateTime?, CancellationToken, AsyncClientStreamingCall<TRequest, TResponse>> import,
        Func<ImportOptions, TRequest> first, DemoList list, Encoding? encoding = null)
        where TRequest : class, IMessage, new()
    {
        using var content = new MemoryStream((encoding ?? Encoding.UTF8).GetBytes(list.Text));
        using var call = import(null, null, cancel);
        var response = await Upload.SendAsync(call, first(new ImportOptions { FileName = list.FileName }), content);
        Interlocked.Increment(ref lists);
        Interlocked.Add(ref rows, list.Rows);
        return response;
    }

    /// <summary>Makes one change by a unary RPC.</summary>
    public async Task<TResponse> ChangeAsync<TRequest, TResponse>(
        Func<TRequest, Metadata?, DateTime?, CancellationToken, AsyncUnaryCall<TResponse>> rpc, TRequest request)
    {
        using var call = rpc(request, null, null, cancel);
        var response = await call.ResponseAsync;
        Interlocked.Increment(ref changes);
        return response;
    }
}
