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

    /// <summary>The model answers 429. This and the following are of the played model only.</summary>
    ModelBusy = 6,

    /// <summary>The model answers 500.</summary>
    ModelDown = 7,

    /// <summary>The model never answers.</summary>
    ModelHangs = 8,

    /// <summary>The model's answer breaks off.</summary>
    ModelCuts = 9,

    /// <summary>The model answers with something that is no JSON.</summary>
    ModelGarbage = 10,

    /// <summary>The model calls a tool that was not offered.</summary>
    ModelWrongTool = 11,

    /// <summary>The model makes arguments up.</summary>
    ModelInvents = 12,

    /// <summary>The model says that it did what it did not.</summary>
    ModelClaims = 13,
}
