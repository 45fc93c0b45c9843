"""``python -m small_stories_app`` is ``small-stories``; a frozen program starts here too."""

import sys

from small_stories.apart.readings import COMMAND

if sys.argv[1:] == [COMMAND]:
    # Started for each batch of files: it has to be quick, and needs neither window nor commands.
    from small_stories.apart.child import run

    run()
else:
    from small_stories_app.main import main

    main()
