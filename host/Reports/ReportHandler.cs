using Grpc.Core;
using Programme.Journal;
using Programme.Report.V1;

namespace Programme.Host;

/// <summary>Reports over all modules. One file per RPC.</summary>
internal sealed partial class ReportHandler(CallerCalls calls, [FromKeyedServices("host")] CallInvoker host, Store<AccessDb> store,
    Trial trial, TimeProvider clock) : ReportService.ReportServiceBase;
