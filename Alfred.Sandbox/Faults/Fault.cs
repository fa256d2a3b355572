namespace Alfred.Sandbox.Faults;

/// <summary>What can be made to go wrong between Alfred and the provider.</summary>
internal enum Fault
{
    /// <summary>Every call is refused with 429.</summary>
    Throttle = 0,

    /// <summary>Every call is answered 503.</summary>
    Outage = 1,

    /// <summary>Messages are taken, but the connection is cut before the answer.</summary>
    CutAnswer = 2,

    /// <summary>Messages are taken and later reported as failed. WhatsApp only.</summary>
    FailedDelivery = 3,

    /// <summary>Only templates are taken, as 24 hours after a person wrote. WhatsApp only.</summary>
    ClosedWindow = 4,

    /// <summary>Every webhook comes twice, at the same time.</summary>
    DuplicateDelivery = 5,
}
