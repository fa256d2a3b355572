using Orleans.CodeGeneration;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A tick of a timer, queued like a call so that it never runs beside one.</summary>
internal sealed class TimerTick : GrainVoidRequest
{
    private static readonly GrainMethod Waiting = new(typeof(IGrainTimer), "Orleans.Runtime.IGrainTimer", "Tick", InvokeMethodOptions.OneWay, null);
    private static readonly GrainMethod Interleaving =
        new(typeof(IGrainTimer), "Orleans.Runtime.IGrainTimer", "Tick", InvokeMethodOptions.OneWay | InvokeMethodOptions.AlwaysInterleave, null);

    private readonly GrainTimer _timer;

    public TimerTick(GrainTimer timer, GrainTimerCreationOptions options) : base(options.Interleave ? Interleaving : Waiting)
    {
        _timer = timer;
        CountsAsUse = options.KeepAlive;
    }

    internal override bool CountsAsUse { get; }

    internal override bool IsFiltered => false;

    protected override ValueTask Call(object grain) => new(_timer.RunAsync());
}
