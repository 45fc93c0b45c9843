"""A survey beside the stories: THL's indicator of inclusion, for groups alone."""
