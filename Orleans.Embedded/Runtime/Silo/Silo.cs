using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The parts of one silo, as calls need them.</summary>
internal sealed class Silo : IDisposable
{
    public Silo(IServiceProvider services)
    {
        Services = services;
        Time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        Log = new EngineLog(services.GetRequiredService<ILoggerFactory>().CreateLogger("Orleans.Runtime"));
        Collection = services.GetRequiredService<IOptions<GrainCollectionOptions>>().Value;
        var messaging = services.GetRequiredService<IOptions<SiloMessagingOptions>>().Value;
        ResponseTimeout = messaging.ResponseTimeout;
        Limits = new CallLimits(messaging, Log);
        IncomingFilters = [.. services.GetServices<IIncomingGrainCallFilter>()];
        OutgoingFilters = [.. services.GetServices<IOutgoingGrainCallFilter>()];
        Details = services.GetRequiredService<ILocalSiloDetails>();
        Types = GrainTypes.Load();
        References = new GrainReferences(this);
        GrainFactory = new GrainFactory(this);
        Directory = new ActivationDirectory(this);
        Dispatcher = new Dispatcher(this);
        Telemetry = new Telemetry(this);
        Runtime = new GrainRuntime(this);
    }

    public IServiceProvider Services { get; }

    public TimeProvider Time { get; }

    public EngineLog Log { get; }

    public GrainCollectionOptions Collection { get; }

    public TimeSpan ResponseTimeout { get; }

    public CallLimits Limits { get; }

    public IIncomingGrainCallFilter[] IncomingFilters { get; }

    public IOutgoingGrainCallFilter[] OutgoingFilters { get; }

    public ILocalSiloDetails Details { get; }

    public GrainTypes Types { get; }

    public GrainReferences References { get; }

    public GrainFactory GrainFactory { get; }

    public ActivationDirectory Directory { get; }

    public Dispatcher Dispatcher { get; }

    public Telemetry Telemetry { get; }

    public GrainRuntime Runtime { get; }

    public void Dispose() => Telemetry.Dispose();
}
