namespace Alfred.Gateway.Slack.SocketMode;

/// <summary>Why a connection needs a successor, or none.</summary>
internal enum SocketEnd
{
    /// <summary>It broke, or Slack closed it.</summary>
    Lost = 0,

    /// <summary>Slack will close it soon, or wants a new one; until then it goes on.</summary>
    Replace = 1,

    /// <summary>There are ten connections already.</summary>
    TooMany = 2,

    /// <summary>Socket Mode was switched off.</summary>
    Disabled = 3,
}
