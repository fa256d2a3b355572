namespace Alfred.Members;

/// <summary>Whether a person's message is acted on.</summary>
public enum Admission
{
    /// <summary>It is.</summary>
    Admitted = 0,

    /// <summary>It is not, and the person is to be told: it is the first of a burst.</summary>
    RefusedFirst = 1,

    /// <summary>It is not, and the person was told already.</summary>
    Refused = 2,
}
