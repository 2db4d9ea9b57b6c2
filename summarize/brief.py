# Temporary while modules move: `summarize.brief` is the function; the types are in `summarize.briefs`.
from summarize.briefs import *  # noqa: F403
from summarize.briefs import LISTS, SPLIT_QUOTE, ListName, first_problem  # noqa: F401
